// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Link.Tests.Boards;

/// <summary>The board's framing, written anew from the protocol page and sharing no line with the host's.</summary>
internal static class BoardWire
{
    /// <summary>A frame as it goes on the wire, with a zero on either side.</summary>
    public static byte[] Frame(IReadOnlyList<byte> content)
    {
        var whole = new List<byte>(content);
        var crc = Crc(content);
        for (var shift = 0; shift < 32; shift += 8)
            whole.Add((byte)(crc >> shift));
        var wire = new List<byte> { 0 };
        whole.Add(0); // makes every group end with a zero
        var group = new List<byte>();
        foreach (var value in whole)
        {
            if (value != 0)
            {
                group.Add(value);
                continue;
            }

            wire.Add((byte)(group.Count + 1));
            wire.AddRange(group);
            group.Clear();
        }

        wire.Add(0);
        return [.. wire];
    }

    /// <summary>Content of a frame, or null if it is damaged.</summary>
    public static byte[]? Unframe(byte[] block)
    {
        var data = new List<byte>();
        for (var at = 0; at < block.Length;)
        {
            int code = block[at++];
            for (var left = code - 1; left > 0; left--)
            {
                if (at == block.Length)
                    return null;
                data.Add(block[at++]);
            }

            if (code < 255 && at < block.Length)
                data.Add(0);
        }

        if (data.Count is < 6 or > 254)
            return null;
        var content = data[..^4];
        var sum = Crc(content);
        for (var index = 0; index < 4; index++)
            if (data[content.Count + index] != (byte)(sum >> (8 * index)))
                return null;
        return [.. content];
    }

    private static uint Crc(IEnumerable<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }
}
