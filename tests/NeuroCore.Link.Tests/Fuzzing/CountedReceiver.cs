// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Link.Tests.Fuzzing;

/// <summary>Faults that a receiver may be given, to see whether the fuzzer finds them.</summary>
internal enum ReceiverFault
{
    None,

    /// <summary>A group may run over the end of its block.</summary>
    GroupOverEnd,

    /// <summary>A frame of five bytes passes.</summary>
    ShortFrame,

    /// <summary>The last byte of the checksum is not looked at.</summary>
    LastChecksumByte,

    /// <summary>A frame may be a byte longer than the longest.</summary>
    LongFrame,

    /// <summary>A zero is put in behind the last group too.</summary>
    ZeroAtEnd,
}

/// <summary>
/// The host's receiver, written anew from the protocol page, sharing no line with the one under test: it counts the branches
/// that it takes, and its findings are what the other's must be.
/// </summary>
/// <param name="branches">Counts.</param>
/// <param name="fault">A fault to be found.</param>
internal sealed class CountedReceiver(BranchCounters branches, ReceiverFault fault = ReceiverFault.None)
{
    /// <summary>Number of branches that a receiver without a fault has.</summary>
    public const int Branches = 16;

    private const int LeastBytes = 6;
    private static readonly int s_mostBytes = LinkLimits.TransmitFrameBytes;

    /// <summary>Frames without their checksum, and how many blocks are none.</summary>
    public (List<byte[]> Frames, int Damaged) Take(byte[] bytes)
    {
        var (frames, damaged) = (new List<byte[]>(), 0);
        var start = 0;
        for (var end = Array.IndexOf(bytes, (byte)0); end >= 0; (start, end) = (end + 1, Array.IndexOf(bytes, (byte)0, end + 1)))
        {
            if (end == start)
            {
                branches.Hit(0);
                continue;
            }

            if (Frame(bytes.AsSpan(start, end - start)) is { } frame)
            {
                branches.Hit(1);
                frames.Add(frame);
            }
            else
            {
                branches.Hit(2);
                damaged++;
            }
        }

        branches.Hit(start == bytes.Length ? 3 : 4);
        return (frames, damaged);
    }

    private byte[]? Frame(ReadOnlySpan<byte> block)
    {
        var data = new List<byte>();
        for (var at = 0; at < block.Length;)
        {
            int code = block[at++];
            if (at + code - 1 > block.Length)
            {
                branches.Hit(5);
                if (fault != ReceiverFault.GroupOverEnd)
                    return null;
                code = block.Length - at + 1;
            }

            data.AddRange(block.Slice(at, code - 1));
            at += code - 1;
            if (code == 255)
            {
                branches.Hit(6);
            }
            else if (at < block.Length || fault == ReceiverFault.ZeroAtEnd)
            {
                branches.Hit(7);
                data.Add(0);
            }
            else
            {
                branches.Hit(8);
            }

            if (data.Count > s_mostBytes + (fault == ReceiverFault.LongFrame ? 1 : 0))
            {
                branches.Hit(9);
                return null;
            }
        }

        if (data.Count < (fault == ReceiverFault.ShortFrame ? LeastBytes - 1 : LeastBytes))
        {
            branches.Hit(10);
            return null;
        }

        var content = data[..^4];
        var sum = System.IO.Hashing.Crc32.Hash(content.ToArray());
        for (var index = 0; index < 4; index++)
        {
            if (data[content.Count + index] == sum[index] || (index == 3 && fault == ReceiverFault.LastChecksumByte))
                continue;
            branches.Hit(11 + index);
            return null;
        }

        branches.Hit(15);
        return [.. content];
    }
}
