// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.IO.Hashing;
using System.Text;

namespace NeuroCore.Hardware;

/// <summary>
/// Reads and writes <c>.ncstate</c> files: 8 bytes of magic, version (16 bits), name of the build and digest of the image
/// (UTF-8, each after its length in 7-bit groups), number of sections (32 bits), sections, CRC-32 of all before it.
/// </summary>
public static class SavedStateFile
{
    private const ushort Version = 1;
    private const int MostBytes = 64 << 20;
    private const int ChecksumBytes = 4;

    private static ReadOnlySpan<byte> Magic => "NCSTA\r\n\x1A"u8;

    /// <summary>Writes a state; at any moment the file is the old one or the new one, whole.</summary>
    /// <param name="path">File.</param>
    /// <param name="state">State.</param>
    public static void Write(string path, SavedState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var bytes = Bytes(state);
        AtomicFile.Write(path, stream => stream.Write(bytes));
    }

    /// <summary>Reads a state.</summary>
    /// <param name="path">File.</param>
    /// <exception cref="NeuroCoreException">The file is missing, damaged, or none of these.</exception>
    public static SavedState Read(string path)
    {
        try
        {
            if (new FileInfo(path).Length > MostBytes)
                throw new NeuroCoreException($"{path} is too large for a saved state: give a file that `neurocore run --save-state` wrote.");
            return Read(File.ReadAllBytes(path), path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new NeuroCoreException($"{path} cannot be read ({error.Message}): check its name and that you may read it.", error);
        }
    }

    /// <summary>A state as the bytes of its file.</summary>
    /// <param name="state">State.</param>
    public static byte[] Bytes(SavedState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        using var memory = new MemoryStream();
        using var writer = new BinaryWriter(memory, Encoding.UTF8);
        writer.Write(Magic);
        writer.Write(Version);
        writer.Write(state.Build);
        writer.Write(state.ImageDigest);
        writer.Write(state.Sections.Length);
        foreach (var section in state.Sections)
            writer.Write(SavedState.Bytes(section));
        writer.Flush();
        writer.Write(Crc32.HashToUInt32(memory.ToArray()));
        writer.Flush();
        return memory.ToArray();
    }

    /// <summary>Reads the bytes of a file.</summary>
    /// <param name="bytes">All bytes.</param>
    /// <param name="what">What messages call them.</param>
    /// <exception cref="NeuroCoreException">They are damaged or no state.</exception>
    public static SavedState Read(ReadOnlySpan<byte> bytes, string what)
    {
        if (!bytes.StartsWith(Magic))
            throw new NeuroCoreException($"{what} is no saved state: give a file that `neurocore run --save-state` wrote.");
        var content = bytes[..^ChecksumBytes];
        if (Crc32.HashToUInt32(content) != BitConverter.ToUInt32(bytes[^ChecksumBytes..]))
            throw Damaged(what, null);
        try
        {
            using var reader = new BinaryReader(new MemoryStream(content[Magic.Length..].ToArray()), Encoding.UTF8);
            var version = reader.ReadUInt16();
            if (version != Version)
                throw new NeuroCoreException(
                    $"{what} is a saved state of version {version}, but this program reads version {Version}: save it again with this program.");
            var (build, image, count) = (reader.ReadString(), reader.ReadString(), reader.ReadInt32());
            var sections = ImmutableArray.CreateBuilder<ImageSection>();
            for (; count > 0; count--)
                sections.Add(ReadSection(reader));
            return new SavedState(build, image, sections.ToImmutable());
        }
        catch (Exception error) when (error is EndOfStreamException or FormatException or ArgumentException)
        {
            throw Damaged(what, error);
        }
    }

    private static ImageSection ReadSection(BinaryReader reader)
    {
        var (bank, address, length) = ((Bank)reader.ReadUInt16(), reader.ReadInt32(), reader.ReadInt32());
        if (length < 0 || length > MostBytes / 2)
            throw new FormatException("a section's length");
        var words = ImmutableArray.CreateBuilder<ushort>();
        for (; length > 0; length--)
            words.Add(reader.ReadUInt16());
        return new ImageSection(bank, address, words.ToImmutable());
    }

    private static NeuroCoreException Damaged(string what, Exception? inner) =>
        new($"{what} is damaged: its checksum or its structure does not hold; save the state again.", inner);
}
