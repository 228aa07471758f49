// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Link;

/// <summary>
/// Consistent overhead byte stuffing: a block of bytes without any zero, so that zero bytes can separate blocks.
/// </summary>
/// <remarks>
/// Each group starts with a code: code - 1 bytes follow, and then, unless the code is 255 or the block ends, a zero
/// that is not sent. Data of up to 254 bytes costs exactly one byte.
/// </remarks>
public static class Cobs
{
    private const int LongestGroup = 255;

    /// <summary>Most bytes that data of a length can take when encoded.</summary>
    /// <param name="length">Bytes of data, 0 or more.</param>
    public static int MostEncodedBytes(int length) => length + Math.Max(1, (length + LongestGroup - 2) / (LongestGroup - 1));

    /// <summary>Encodes data; the separating zero is not part of it.</summary>
    /// <param name="data">Any bytes.</param>
    /// <param name="destination">Room for <see cref="MostEncodedBytes"/>.</param>
    /// <returns>Bytes written, none of them zero.</returns>
    public static int Encode(ReadOnlySpan<byte> data, Span<byte> destination)
    {
        var code = 0;
        var next = 1;
        for (var index = 0; index < data.Length; index++)
        {
            if (data[index] != 0)
                destination[next++] = data[index];
            var full = next - code == LongestGroup && index + 1 < data.Length;
            if (data[index] != 0 && !full)
                continue;
            destination[code] = (byte)(next - code);
            code = next++;
        }

        destination[code] = (byte)(next - code);
        return next;
    }

    /// <summary>Decodes a block.</summary>
    /// <param name="block">What stood between two zero bytes.</param>
    /// <param name="destination">Room for the data.</param>
    /// <param name="written">Bytes of data; 0 if the block is not one.</param>
    /// <returns>False if the block is no COBS block or its data does not fit.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> block, Span<byte> destination, out int written)
    {
        written = 0;
        var length = 0;
        while (!block.IsEmpty)
        {
            int code = block[0];
            if (code == 0 || code > block.Length || block[1..code].Contains((byte)0))
                return false;
            var endsWithZero = code < LongestGroup && code < block.Length;
            if (length + code - 1 + (endsWithZero ? 1 : 0) > destination.Length)
                return false;
            block[1..code].CopyTo(destination[length..]);
            length += code - 1;
            if (endsWithZero)
                destination[length++] = 0;
            block = block[code..];
        }

        written = length;
        return length > 0;
    }
}
