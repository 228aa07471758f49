// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace NeuroCore.Hardware;

/// <summary>Lays out an image file up to its checksum.</summary>
internal static class ImageWriter
{
    /// <summary>Header, metadata and sections of an image that was checked.</summary>
    public static byte[] Bytes(RegisterImage image)
    {
        var metadata = MetadataJson.Write(image);
        var sections = image.Sections.Sum(section => ImageSectionHeader.Bytes + (2 * section.Length));
        var bytes = new byte[ImageHeader.Bytes + metadata.Length + sections];
        WriteHeader(bytes, image, metadata.Length);
        metadata.CopyTo(bytes.AsSpan(ImageHeader.Bytes));
        var rest = bytes.AsSpan(ImageHeader.Bytes + metadata.Length);
        foreach (var section in image.Sections)
            rest = rest[WriteSection(rest, section)..];
        return bytes;
    }

    private static void WriteHeader(Span<byte> header, RegisterImage image, int metadataBytes)
    {
        Magic.Image.CopyTo(header[ImageHeader.Magic..]);
        Put(header, ImageHeader.ImageVersion, Versions.Image);
        Put(header, ImageHeader.HardwareVersion, Versions.Hardware);
        Put(header, ImageHeader.BuildNeurons, image.Target.Neurons);
        Put(header, ImageHeader.BuildSources, image.Target.Sources);
        Put(header, ImageHeader.BuildLanes, image.Target.Lanes);
        Put(header, ImageHeader.CurrentWidth, image.Target.CurrentWidth);
        Put(header, ImageHeader.MembraneWidth, image.Target.MembraneWidth);
        Put(header, ImageHeader.ShiftBits, image.Target.AccumulatorShiftBits | (image.Target.CurrentShiftBits << 8));
        Put(header, ImageHeader.ProjectionBits, image.Target.ExponentBits | (image.Target.DelayBits << 8));
        Put(header, ImageHeader.Encoders, image.Target.Encoders);
        Put(header, ImageHeader.Winners, image.Target.Winners);
        BinaryPrimitives.WriteUInt32LittleEndian(header[ImageHeader.BuildCapabilities..], (uint)image.Target.Capabilities);
        BinaryPrimitives.WriteUInt32LittleEndian(header[ImageHeader.Capabilities..], (uint)image.Needs);
        Put(header, ImageHeader.Neurons, image.Neurons);
        Put(header, ImageHeader.Sources, image.Sources);
        Put(header, ImageHeader.Sections, image.Sections.Length);
        BinaryPrimitives.WriteInt32LittleEndian(header[ImageHeader.MetadataBytes..], metadataBytes);
    }

    private static int WriteSection(Span<byte> target, ImageSection section)
    {
        Put(target, ImageSectionHeader.Bank, (int)section.Bank);
        Put(target, ImageSectionHeader.Reserved, 0);
        BinaryPrimitives.WriteInt32LittleEndian(target[ImageSectionHeader.Address..], section.Address);
        BinaryPrimitives.WriteInt32LittleEndian(target[ImageSectionHeader.Words..], section.Length);
        var words = MemoryMarshal.Cast<byte, ushort>(target.Slice(ImageSectionHeader.Bytes, 2 * section.Length));
        section.CopyTo(0, words);
        if (!BitConverter.IsLittleEndian)
            BinaryPrimitives.ReverseEndianness(words, words);
        return ImageSectionHeader.Bytes + (2 * section.Length);
    }

    private static void Put(Span<byte> target, int offset, int value) =>
        BinaryPrimitives.WriteUInt16LittleEndian(target[offset..], checked((ushort)value));
}
