// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;
using System.IO.Hashing;

namespace NeuroCore.Hardware;

/// <summary>
/// Reads and writes <c>.ncimg</c> files: header, metadata, sections, checksum; numbers little-endian.
/// </summary>
/// <remarks>
/// Every version of the format begins with the magic and ends with a CRC-32 of all bytes before it, so that
/// a damaged file is told from one of another version.
/// </remarks>
public static class ImageFile
{
    /// <summary>Bytes beyond which a file is taken for something else.</summary>
    public const int MostBytes = 64 << 20;

    /// <summary>Reads an image and checks all of it.</summary>
    /// <param name="stream">The file, from its current position to its end.</param>
    /// <param name="whatForMessages">What the stream is, e.g. its path.</param>
    /// <exception cref="NeuroCoreException">It is no image, of another version, damaged, cut short, or says something impossible.</exception>
    public static RegisterImage Read(Stream stream, string whatForMessages)
    {
        var bytes = Content(stream, whatForMessages);
        RequireWhole(bytes, whatForMessages);
        var reader = new ImageReader(bytes.AsMemory(0, bytes.Length - ImageTrailer.Bytes), whatForMessages);
        var image = reader.Read();
        return ImageRules.Problem(image) is { } problem
            ? throw new NeuroCoreException($"{whatForMessages} says something impossible: {problem}. Compile the network again.")
            : image;
    }

    /// <summary>Writes an image; the same image always gives the same bytes.</summary>
    /// <param name="stream">Takes the file. To write one on disk use <see cref="AtomicFile"/>.</param>
    /// <param name="image">What to write.</param>
    /// <exception cref="NeuroCoreException">The image says something impossible; nothing was written.</exception>
    public static void Write(Stream stream, RegisterImage image)
    {
        if (ImageRules.Problem(image) is { } problem)
            throw new NeuroCoreException($"The image of '{image.Metadata.Name}' cannot be written: {problem}.");
        var bytes = ImageWriter.Bytes(image);
        stream.Write(bytes);
        Span<byte> trailer = stackalloc byte[ImageTrailer.Bytes];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[ImageTrailer.Checksum..], Crc32.HashToUInt32(bytes));
        stream.Write(trailer);
    }

    private static byte[] Content(Stream stream, string what)
    {
        using var memory = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (var count = stream.Read(buffer); count > 0; count = stream.Read(buffer))
        {
            memory.Write(buffer, 0, count);
            var seen = memory.GetBuffer().AsSpan(0, Math.Min((int)memory.Length, Magic.Image.Length));
            if (!Magic.Image.StartsWith(seen))
                throw new NeuroCoreException($"{what} is not a NeuroCore image: it does not begin like one. Give an .ncimg file.");
            if (memory.Length > MostBytes)
                throw new NeuroCoreException($"{what} is longer than {MostBytes} bytes, which no image is: compile the network again.");
        }

        return memory.ToArray();
    }

    private static void RequireWhole(byte[] bytes, string what)
    {
        var body = bytes.Length - ImageTrailer.Bytes;
        if (body < ImageHeader.Bytes)
            throw new NeuroCoreException($"{what} is cut short after {bytes.Length} bytes: copy or compile it again.");
        if (Crc32.HashToUInt32(bytes.AsSpan(0, body)) != BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(body)))
            throw new NeuroCoreException($"{what} is damaged or cut short: the checksum of its {bytes.Length} bytes is wrong. Copy or compile it again.");
        RequireVersion(bytes, ImageHeader.ImageVersion, Versions.Image, "an image", what);
        RequireVersion(bytes, ImageHeader.HardwareVersion, Versions.Hardware, "made for hardware", what);
    }

    private static void RequireVersion(byte[] bytes, int offset, int expected, string kind, string what)
    {
        var version = BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(offset));
        if (version != expected)
            throw new NeuroCoreException($"{what} is {kind} of version {version}, but this program knows version {expected}: compile the network again with it.");
    }
}
