// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;
using System.IO.Hashing;
using NeuroCore.Hardware;

namespace NeuroCore.Link;

/// <summary>One frame to and from the bytes on the wire: checksum and byte stuffing.</summary>
public static class FrameCodec
{
    /// <summary>The byte between frames.</summary>
    public const byte Separator = 0;

    /// <summary>Bytes on the wire beside the frame itself, checksum included, where it fits into one COBS group: its code and the separator.</summary>
    public const int WireBytesBesideFrame = 2;

    /// <summary>Most bytes on the wire that a frame with content of a length can take, the separator after it included.</summary>
    /// <param name="contentBytes">Bytes of content, without the checksum.</param>
    public static int MostWireBytes(int contentBytes) => Cobs.MostEncodedBytes(contentBytes + LinkLimits.ChecksumBytes) + 1;

    /// <summary>Appends a frame and the separator after it.</summary>
    /// <param name="content">Opcode or reply, sequence and what follows; no checksum.</param>
    /// <param name="wire">Takes the bytes.</param>
    public static void Append(ReadOnlySpan<byte> content, List<byte> wire)
    {
        Span<byte> whole = stackalloc byte[content.Length + LinkLimits.ChecksumBytes];
        content.CopyTo(whole);
        BinaryPrimitives.WriteUInt32LittleEndian(whole[content.Length..], Crc32.HashToUInt32(content));
        Span<byte> block = stackalloc byte[Cobs.MostEncodedBytes(whole.Length)];
        wire.AddRange(block[..Cobs.Encode(whole, block)]);
        wire.Add(Separator);
    }

    /// <summary>Undoes byte stuffing and checks the checksum.</summary>
    /// <param name="block">What stood between two separators.</param>
    /// <param name="destination">Room for the frame, checksum included; a longer one is refused.</param>
    /// <param name="contentBytes">Bytes of content at the start of the destination, at least 2.</param>
    /// <returns>False if the frame is damaged.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> block, Span<byte> destination, out int contentBytes)
    {
        contentBytes = 0;
        if (!Cobs.TryDecode(block, destination, out var length) || length < LinkLimits.HeaderBytes + LinkLimits.ChecksumBytes)
            return false;
        ReadOnlySpan<byte> content = destination[..(length - LinkLimits.ChecksumBytes)];
        if (Crc32.HashToUInt32(content) != BinaryPrimitives.ReadUInt32LittleEndian(destination[content.Length..length]))
            return false;
        contentBytes = content.Length;
        return true;
    }
}
