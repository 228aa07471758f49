// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Hardware.Tests;

/// <summary>An image small enough for every one of its bits to be tried.</summary>
internal static class SmallImage
{
    public static RegisterImage Make() => new(
        Configurations.Named("tiny"),
        Capabilities.Leak | Capabilities.ResetSubtract,
        Neurons: 8,
        Sources: 12,
        [
            new ImageSection(Bank.Control, 0, [8, 12]),
            new ImageSection(Bank.Synapse, 6, [0x8001, 0x7F80, 0xFFFF]),
            new ImageSection(Bank.Threshold, 0, [.. Enumerable.Repeat((ushort)100, 8)]),
        ],
        new ImageMetadata("two by two", 0.001, [new PopulationPlace("inputs", true, 8, 2), new PopulationPlace("cells", false, 0, 2)]));

    public static byte[] Bytes(RegisterImage image)
    {
        using var stream = new MemoryStream();
        ImageFile.Write(stream, image);
        return stream.ToArray();
    }

    public static RegisterImage Read(byte[] bytes) => ImageFile.Read(new MemoryStream(bytes), "small.ncimg");

    /// <summary>The sentence with which bytes are refused; fails if they are taken or anything else goes wrong.</summary>
    public static string Refusal(byte[] bytes)
    {
        var error = Assert.Throws<NeuroCoreException>(() => Read(bytes));
        Assert.StartsWith("small.ncimg", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        return error.Message;
    }
}
