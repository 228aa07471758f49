// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;
using System.IO.Hashing;

namespace NeuroCore.Cosim;

/// <summary>Frames as bytes on the wire, made without the host's library: COBS, and CRC-32 at the end.</summary>
internal static class WireFrame
{
    private const int MostRun = 254;

    /// <summary>A good frame, with its closing zero.</summary>
    public static List<byte> Good(ReadOnlySpan<byte> content)
    {
        var whole = new byte[content.Length + sizeof(uint)];
        content.CopyTo(whole);
        BinaryPrimitives.WriteUInt32LittleEndian(whole.AsSpan(content.Length), Crc32.HashToUInt32(content));
        return Closed(whole);
    }

    /// <summary>COBS of anything, with its closing zero.</summary>
    public static List<byte> Closed(ReadOnlySpan<byte> content)
    {
        var wire = new List<byte> { 0 };
        var code = 0;
        foreach (var value in content)
        {
            if (value != 0)
                wire.Add(value);
            if (value == 0 || wire.Count - code == MostRun + 1)
            {
                wire[code] = (byte)(wire.Count - code);
                code = wire.Count;
                wire.Add(0);
            }
        }

        wire[code] = (byte)(wire.Count - code);
        wire.Add(0);
        return wire;
    }

    /// <summary>Undoes COBS; null if the block is none.</summary>
    public static byte[]? Open(ReadOnlySpan<byte> wire)
    {
        var content = new List<byte>();
        for (var at = 0; at < wire.Length;)
        {
            var next = at + wire[at];
            if (next > wire.Length)
                return null;
            content.AddRange(wire[(at + 1)..next]);
            if (wire[at] != MostRun + 1 && next < wire.Length)
                content.Add(0);
            at = next;
        }

        return [.. content];
    }
}
