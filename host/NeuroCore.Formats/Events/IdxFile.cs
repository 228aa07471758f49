// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Compression;

namespace NeuroCore.Formats.Events;

/// <summary>Bytes in one or more dimensions, as idx files hold them (the format of MNIST), gzip-compressed or not.</summary>
/// <remarks>
/// The format, from the page of MNIST: two zero bytes, a byte for the type (8: unsigned byte), a byte for the number of
/// dimensions, a big-endian 32-bit size for each, then the values, the last dimension fastest.
/// </remarks>
/// <param name="Shape">Sizes, the slowest first.</param>
/// <param name="Values">All values, 0..255.</param>
public sealed record IdxFile(ImmutableArray<int> Shape, ReadOnlyMemory<byte> Values)
{
    /// <summary>Most values that a file may hold.</summary>
    public const long MostValues = 1 << 29;

    private const int Unsigned = 8;
    private const int MostDimensions = 4;

    /// <summary>Entries of the slowest dimension: images, or labels.</summary>
    public int Count => Shape[0];

    /// <summary>Values of an entry.</summary>
    public int EntrySize => Count == 0 ? 0 : Values.Length / Count;

    /// <summary>Values of an entry.</summary>
    /// <param name="entry">Which, 0..<see cref="Count"/> - 1.</param>
    public ReadOnlySpan<byte> Entry(int entry) => Values.Span.Slice(entry * EntrySize, EntrySize);

    /// <summary>True if a file begins as idx files do.</summary>
    public static bool LooksLike(ReadOnlySpan<byte> start) => start.Length >= 4 && start[0] == 0 && start[1] == 0 && start[2] is >= Unsigned and <= 14 && start[3] is > 0 and <= MostDimensions;

    /// <summary>Reads a file of unsigned bytes.</summary>
    /// <param name="path">The file; <c>.gz</c> is recognised by its content.</param>
    /// <exception cref="FormatException">It is no such file, is cut off, too long or too large.</exception>
    public static IdxFile Read(string path)
    {
        using var file = EventBytes.Open(path);
        using var plain = IsCompressed(file) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        try
        {
            return Read(path, plain);
        }
        catch (InvalidDataException error)
        {
            throw new FormatException(path, "its gzip compression is damaged; take the file again.", error);
        }
    }

    private static bool IsCompressed(FileStream file)
    {
        Span<byte> start = stackalloc byte[2];
        var count = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = 0;
        return count == start.Length && start[0] == 0x1f && start[1] == 0x8b;
    }

    private static IdxFile Read(string path, Stream stream)
    {
        var head = EventBytes.Exactly(path, stream, 4, "its head");
        if (!LooksLike(head))
            throw new FormatException(path, $"begins with {Convert.ToHexStringLower(head)}, so it is no idx file of 1 to {MostDimensions} dimensions.");
        if (head[2] != Unsigned)
            throw new FormatException(path, $"holds values of the type {head[2]:x2}, but only unsigned bytes (08) are images or labels.");
        var sizes = EventBytes.Exactly(path, stream, 4 * head[3], "its sizes");
        var shape = ImmutableArray.CreateBuilder<int>(head[3]);
        var all = 1L;
        for (var d = 0; d < head[3]; d++)
        {
            var size = BinaryPrimitives.ReadUInt32BigEndian(sizes.AsSpan(4 * d));
            if (size == 0)
                throw new FormatException(path, "declares a dimension of 0, so there is nothing in it.");
            if (size > MostValues || (all *= size) > MostValues)
                throw new FormatException(path, $"declares more than {MostValues} values, the most that is read.");
            shape.Add((int)size);
        }

        var values = EventBytes.Exactly(path, stream, (int)all, "its values");
        return stream.ReadByte() < 0
            ? new IdxFile(shape.MoveToImmutable(), values)
            : throw new FormatException(path, $"goes on after the {all} values that it declares.");
    }
}
