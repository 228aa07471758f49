// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using NeuroCore.Formats.Events;

namespace NeuroCore.Formats.Tests.Events;

public sealed class Images
{
    [Fact]
    public void A_grey_PNG_gives_its_pixels_row_by_row()
    {
        using var folder = new Folder();
        File.WriteAllBytes(folder.At("a.png"), Png(3, 2, 0, [0, 128, 255, 1, 2, 3]));
        var image = PngFile.Read(folder.At("a.png"));
        Assert.Equal((3, 2), (image.Width, image.Height));
        Assert.Equal([0, 128, 255, 1, 2, 3], image.Pixels.ToArray());
    }

    [Fact]
    public void Colours_become_their_luminance()
    {
        using var folder = new Folder();
        File.WriteAllBytes(folder.At("a.png"), Png(4, 1, 2, [255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255]));
        Assert.Equal([54, 182, 18, 255], PngFile.Read(folder.At("a.png")).Pixels.ToArray());
    }

    [Fact]
    public void A_PNG_that_declares_more_pixels_than_are_read_takes_no_memory_for_them()
    {
        using var folder = new Folder();
        File.WriteAllBytes(folder.At("a.png"), Png(100_000, 100_000, 0, [1]));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("has 100000 x 100000 pixels, but at most 16777216", Assert.Throws<FormatException>(() => PngFile.Read(folder.At("a.png"))).Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 << 20);
    }

    [Fact]
    public void A_PNG_cut_off_anywhere_before_its_end_is_told_in_a_sentence()
    {
        using var folder = new Folder();
        var whole = Png(3, 2, 0, [0, 128, 255, 1, 2, 3]);
        // The last chunk, of 12 bytes, says nothing but that it is the last.
        for (var length = 0; length < whole.Length - 24; length++)
        {
            File.WriteAllBytes(folder.At("a.png"), whole[..length]);
            Assert.Single(Assert.Throws<FormatException>(() => PngFile.Read(folder.At("a.png"))).Message.Split('\n'));
        }
    }

    [Fact]
    public async Task An_image_of_several_becomes_spikes_after_its_means()
    {
        using var folder = new Folder();
        File.WriteAllBytes(folder.At("images"), [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 4, 9, 9, 9, 9, 9, 9, 9, 9, 255, 255, 0, 0, 0, 0, 0, 0]);
        var told = await Command.FineAsync("encode", folder.At("images"), "--entry", "1", "--pool", "2", "--ticks", "4", "-o", folder.At("s.csv"));
        Assert.Contains("idx, 2 x 1 pixels; evenly spaced spikes", told, StringComparison.Ordinal);
        Assert.Equal(["tick,population,index", "0,input,0", "2,input,0"], await File.ReadAllLinesAsync(folder.At("s.csv")));
        Assert.Contains("has 2 entries, so the last one is 1", await Command.FailsAsync("encode", folder.At("images"), "--entry", "2"), StringComparison.Ordinal);
        Assert.Contains("4 x 2 pixels, which squares of 3 do not divide", await Command.FailsAsync("encode", folder.At("images"), "--pool", "3"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_becomes_latencies_changes_or_receptive_fields()
    {
        using var folder = new Folder();
        var table = folder.Write("t.csv", "a,b\n0,10\n5,10\n10,0\n");
        Assert.Equal(["0,input,1", "10,input,0"], await Rows("--as", "latency", "--entry", "1", "--ticks", "21", "--most", "10"));
        Assert.Equal(["1,input,0", "2,input,0", "2,input,3"], await Rows("--as", "delta", "--threshold", "5"));
        Assert.Equal(["5,input,0", "5,input,1", "5,input,6", "5,input,7"], await Rows("--as", "population", "--entry", "0", "--most", "10", "--neurons", "4"));
        Assert.Contains("has the value 10, which does not lie within 0..1", await Command.FailsAsync("encode", table), StringComparison.Ordinal);
        Assert.Contains("line 3 has 1 values, but the first row has 2", await Command.FailsAsync("encode", folder.Write("odd.csv", "1,2\n3,4\n5\n")), StringComparison.Ordinal);

        async Task<string[]> Rows(params string[] arguments)
        {
            await Command.FineAsync(["encode", table, "-o", folder.At("s.csv"), .. arguments]);
            return [.. (await File.ReadAllLinesAsync(folder.At("s.csv"))).Skip(1)];
        }
    }

    // Signature, head, pixels (each row behind a filter of 0), end: as the definition of PNG has it.
    private static byte[] Png(int width, int height, byte colours, byte[] pixels)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a]);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9]) = (8, colours);
        Chunk("IHDR", head);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            foreach (var row in pixels.Chunk(Math.Max(1, pixels.Length / height)))
                zlib.Write([0, .. row]);
        }

        Chunk("IDAT", packed.ToArray());
        Chunk("IEND", []);
        return file.ToArray();

        void Chunk(string name, byte[] data)
        {
            byte[] body = [.. Encoding.ASCII.GetBytes(name), .. data];
            var number = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
            file.Write(number);
            file.Write(body);
            BinaryPrimitives.WriteUInt32BigEndian(number, Crc(body));
            file.Write(number);
        }
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xedb88320 : 0);
        }

        return ~crc;
    }
}
