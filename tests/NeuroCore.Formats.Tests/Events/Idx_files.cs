// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.IO.Compression;
using NeuroCore.Formats.Events;

namespace NeuroCore.Formats.Tests.Events;

public sealed class Idx_files
{
    private static readonly byte[] s_two = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 1, 2, 3, 4, 5, 255];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Values_come_as_they_were_written_compressed_or_not(bool isCompressed)
    {
        using var folder = new Folder();
        var idx = IdxFile.Read(Write(folder, s_two, isCompressed));

        Assert.Equal([2, 1, 3], idx.Shape.ToArray());
        Assert.Equal([1, 2, 3], idx.Entry(0).ToArray());
        Assert.Equal([4, 5, 255], idx.Entry(1).ToArray());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_file_cut_off_anywhere_is_told_in_a_sentence(bool isCompressed)
    {
        using var folder = new Folder();
        var whole = File.ReadAllBytes(Write(folder, s_two, isCompressed));
        // Of gzip the last bytes are an end, a checksum and a length, behind all values.
        for (var length = 0; length < whole.Length - (isCompressed ? 12 : 0); length++)
        {
            File.WriteAllBytes(folder.At("cut"), whole[..length]);
            var error = Assert.Throws<FormatException>(() => IdxFile.Read(folder.At("cut")));
            Assert.Single(error.Message.Split('\n'));
        }
    }

    [Theory]
    [InlineData("00000b0100000001", "holds values of the type 0b, but only unsigned bytes")]
    [InlineData("89504e470d0a1a0a", "begins with 89504e47, so it is no idx file")]
    [InlineData("00000801ffffffff", "declares more than 536870912 values")]
    [InlineData("000008030000ffff0000ffff0000ffff", "declares more than 536870912 values")]
    [InlineData("0000080100000000", "declares a dimension of 0")]
    [InlineData("000008010000000105aa", "goes on after the 1 values that it declares")]
    [InlineData("000008012000000001", "ends after 1 of the 536870912 bytes of its values")]
    public void What_is_wrong_is_said(string hex, string sentence)
    {
        using var folder = new Folder();
        File.WriteAllBytes(folder.At("bad"), Convert.FromHexString(hex));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<FormatException>(() => IdxFile.Read(folder.At("bad")));
        Assert.Contains(sentence, error.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 << 20);
    }

    [Fact]
    public void Compressed_zeros_without_end_stop_at_what_was_declared()
    {
        using var folder = new Folder();
        byte[] start = [0, 0, 8, 1, 0, 0, 0, 100];
        var file = Write(folder, [.. start, .. new byte[50 << 20]], isCompressed: true);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<FormatException>(() => IdxFile.Read(file));
        Assert.Contains("goes on after the 100 values", error.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    private static string Write(Folder folder, byte[] bytes, bool isCompressed)
    {
        var path = folder.At(string.Create(CultureInfo.InvariantCulture, $"idx-{isCompressed}"));
        using var file = File.Create(path);
        using var stream = isCompressed ? new GZipStream(file, CompressionLevel.Fastest) : (Stream)file;
        stream.Write(bytes);
        return path;
    }
}
