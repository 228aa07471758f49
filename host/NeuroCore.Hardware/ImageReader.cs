// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;
using System.Collections.Immutable;

namespace NeuroCore.Hardware;

/// <summary>Takes apart an image file whose magic, versions and checksum are good.</summary>
internal sealed class ImageReader
{
    private readonly ReadOnlyMemory<byte> body;
    private readonly string what;
    private int position = ImageHeader.Bytes;

    /// <summary>A reader of one file.</summary>
    /// <param name="body">The file without its trailer, at least a header long.</param>
    /// <param name="whatForMessages">What it is, e.g. its path.</param>
    public ImageReader(ReadOnlyMemory<byte> body, string whatForMessages)
    {
        this.body = body;
        what = whatForMessages;
    }

    /// <summary>The image; its parts fit the file, but whether they make sense together is still to be checked.</summary>
    public RegisterImage Read()
    {
        var metadata = MetadataJson.Read(Take(Number(ImageHeader.MetadataBytes), "metadata"), what);
        var sections = ImmutableArray.CreateBuilder<ImageSection>(Word(ImageHeader.Sections));
        for (var index = 0; index < Word(ImageHeader.Sections); index++)
            sections.Add(Section(index));
        if (position != body.Length)
            throw new NeuroCoreException($"{what} has {body.Length - position} bytes after its last section, where there must be none: compile the network again.");
        return new RegisterImage(
            Target(metadata), (Capabilities)Number(ImageHeader.Capabilities), Word(ImageHeader.Neurons), Word(ImageHeader.Sources),
            sections.MoveToImmutable(), metadata.Image);
    }

    private Configuration Target(MetadataJson metadata) => new()
    {
        Name = metadata.TargetName,
        Neurons = Word(ImageHeader.BuildNeurons),
        Sources = Word(ImageHeader.BuildSources),
        Lanes = Word(ImageHeader.BuildLanes),
        CurrentWidth = Word(ImageHeader.CurrentWidth),
        MembraneWidth = Word(ImageHeader.MembraneWidth),
        AccumulatorShiftBits = Word(ImageHeader.ShiftBits) & 255,
        CurrentShiftBits = Word(ImageHeader.ShiftBits) >> 8,
        ExponentBits = Word(ImageHeader.ProjectionBits) & 255,
        DelayBits = Word(ImageHeader.ProjectionBits) >> 8,
        Encoders = Word(ImageHeader.Encoders),
        Winners = Word(ImageHeader.Winners),
        Capabilities = (Capabilities)Number(ImageHeader.BuildCapabilities),
        ClockHertz = metadata.ClockHertz,
        Baud = metadata.Baud,
        Technology = metadata.Technology,
        Board = metadata.Board,
        About = metadata.About,
    };

    private ImageSection Section(int index)
    {
        var header = Take(ImageSectionHeader.Bytes, $"section {index}").Span;
        var address = BinaryPrimitives.ReadUInt32LittleEndian(header[ImageSectionHeader.Address..]);
        var count = BinaryPrimitives.ReadUInt32LittleEndian(header[ImageSectionHeader.Words..]);
        var bank = BinaryPrimitives.ReadUInt16LittleEndian(header[ImageSectionHeader.Bank..]);
        var reserved = BinaryPrimitives.ReadUInt16LittleEndian(header[ImageSectionHeader.Reserved..]);
        if (bank > byte.MaxValue || !Enum.IsDefined((Bank)bank) || reserved != 0 || address > int.MaxValue)
            throw new NeuroCoreException($"{what}, section {index}, names a bank or an address that does not exist: compile the network again.");
        var content = Take(2L * count, $"section {index}").Span;
        var words = ImmutableArray.CreateBuilder<ushort>((int)count);
        for (var word = 0; word < count; word++)
            words.Add(BinaryPrimitives.ReadUInt16LittleEndian(content[(2 * word)..]));
        return new ImageSection((Bank)bank, (int)address, words.MoveToImmutable());
    }

    private ReadOnlyMemory<byte> Take(long count, string part)
    {
        if (count > body.Length - position)
            throw new NeuroCoreException($"{what} ends within its {part}: compile the network again.");
        var taken = body.Slice(position, (int)count);
        position += (int)count;
        return taken;
    }

    private int Word(int offset) => BinaryPrimitives.ReadUInt16LittleEndian(body.Span[offset..]);

    private uint Number(int offset) => BinaryPrimitives.ReadUInt32LittleEndian(body.Span[offset..]);
}
