// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;
using System.IO.Hashing;

namespace NeuroCore.Hardware.Tests;

public sealed class Image_files
{
    private readonly byte[] good = SmallImage.Bytes(SmallImage.Make());

    [Fact]
    public void What_is_written_is_read_back()
    {
        var image = SmallImage.Make();
        var copy = SmallImage.Read(SmallImage.Bytes(image));
        Assert.Equal(image.Target, copy.Target);
        Assert.Equal(image.Needs, copy.Needs);
        Assert.Equal((image.Neurons, image.Sources), (copy.Neurons, copy.Sources));
        Assert.Equal((image.Metadata.Name, image.Metadata.TickSeconds), (copy.Metadata.Name, copy.Metadata.TickSeconds));
        Assert.Equal(image.Metadata.Populations.ToArray(), copy.Metadata.Populations.ToArray());
        Assert.Equal(image.Sections.Select(section => (section.Bank, section.Address)), copy.Sections.Select(section => (section.Bank, section.Address)));
        Assert.All(image.Sections.Zip(copy.Sections), pair => Assert.Equal(pair.First.Words.ToArray(), pair.Second.Words.ToArray()));
    }

    [Fact]
    public void The_same_image_gives_the_same_bytes() => Assert.Equal(good, SmallImage.Bytes(SmallImage.Read(good)));

    [Fact]
    public void Every_configuration_makes_the_journey()
    {
        foreach (var build in Configurations.All)
        {
            var image = SmallImage.Make() with
            {
                Target = build,
                Needs = build.Capabilities,
                Neurons = build.Neurons,
                Sources = build.Sources,
                Sections = [new ImageSection(Bank.Synapse, 0, [.. Enumerable.Range(0, BankDepth.Of(build, Bank.Synapse)).Select(word => (ushort)(word * 7))])],
                Metadata = new ImageMetadata("full", 0.1, []),
            };
            var copy = SmallImage.Read(SmallImage.Bytes(image));
            Assert.Equal(build, copy.Target);
            Assert.Equal(image.Sections[0].Words.ToArray(), copy.Sections[0].Words.ToArray());
        }
    }

    [Fact]
    public void A_file_cut_short_anywhere_is_refused()
    {
        for (var length = 0; length < good.Length; length++)
            Assert.Contains("cut short", SmallImage.Refusal(good[..length]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_flipped_bit_anywhere_is_found()
    {
        for (var bit = 0; bit < good.Length * 8; bit++)
        {
            var bad = good.ToArray();
            bad[bit / 8] ^= (byte)(1 << (bit % 8));
            var expected = bit / 8 < Magic.Image.Length ? "not a NeuroCore image" : "damaged";
            Assert.Contains(expected, SmallImage.Refusal(bad), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("PK\u0003\u0004 an archive of some kind, or anything else that is long enough")]
    [InlineData("#!/bin/sh")]
    [InlineData("N\n")]
    public void A_foreign_file_is_named_as_such(string content) =>
        Assert.Contains("not a NeuroCore image", SmallImage.Refusal(System.Text.Encoding.Latin1.GetBytes(content)), StringComparison.Ordinal);

    [Fact]
    public void Bytes_after_the_end_are_refused()
    {
        Assert.Contains("damaged", SmallImage.Refusal([.. good, 0]), StringComparison.Ordinal);
        Assert.Contains("after its last section", SmallImage.Refusal(Signed([.. good[..^4], 1, 2, 3, 0, 0, 0, 0])), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_version_is_named_with_the_one_that_is_known()
    {
        Assert.Contains("an image of version 9, but this program knows version 3", SmallImage.Refusal(WithWord(ImageHeader.ImageVersion, 9)), StringComparison.Ordinal);
        Assert.Contains("for hardware of version 9, but this program knows version 3", SmallImage.Refusal(WithWord(ImageHeader.HardwareVersion, 9)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_too_long_for_an_image_is_refused_without_being_read_to_its_end()
    {
        using var endless = new EndlessStream(good);
        var error = Assert.Throws<NeuroCoreException>(() => ImageFile.Read(endless, "endless"));
        Assert.Contains("longer than", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_stands_in_a_file_with_a_good_checksum_is_read_or_refused_in_a_sentence()
    {
        const int seed = 20260;
        var random = new Random(seed);
        for (var trial = 0; trial < 20_000; trial++)
        {
            var bytes = good.ToArray();
            for (var change = random.Next(1, 4); change > 0; change--)
                bytes[random.Next(ImageHeader.Neurons, bytes.Length - 4)] = (byte)random.Next(256);
            if (random.Next(4) == 0)
                bytes = [.. bytes[..random.Next(ImageHeader.Bytes, bytes.Length)], 0, 0, 0, 0];
            try
            {
                SmallImage.Read(Signed(bytes));
            }
            catch (NeuroCoreException error)
            {
                Assert.StartsWith("small.ncimg", error.Message, StringComparison.Ordinal);
            }
            catch (Exception error)
            {
                Assert.Fail($"Seed {seed}, trial {trial}: {error}\nReplay: dotnet test tests/NeuroCore.Hardware.Tests --filter {nameof(Whatever_stands_in_a_file_with_a_good_checksum_is_read_or_refused_in_a_sentence)}");
            }
        }
    }

    public static TheoryData<string, string> Nonsense => new()
    {
        { "neurons", "takes multiples of 4 from 4 to 16" },
        { "sources", "takes multiples of 4 from its 8 neurons to 32" },
        { "bank", "bank Identity cannot be written" },
        { "address", "lie outside bank Synapse, which has 256" },
        { "empty", "has no words" },
        { "control", "it sets 9 neurons, but the image has 8" },
        { "clocks", "control register ClocksLow cannot be written" },
        { "tick", "must be above 0" },
        { "twice", "'cells' is there 2 times" },
        { "population", "does not lie within 0..7" },
        { "input", "does not lie within 8..11" },
        { "needs", "which 'tiny' lacks" },
        { "target", "lanes is 3" },
    };

    [Theory]
    [MemberData(nameof(Nonsense))]
    public void An_image_that_says_something_impossible_is_not_written(string wrong, string sentence)
    {
        var image = SmallImage.Make();
        image = wrong switch
        {
            "neurons" => image with { Neurons = 10 },
            "sources" => image with { Sources = 4 },
            "bank" => image with { Sections = [new ImageSection(Bank.Identity, 0, [1])] },
            "address" => image with { Sections = [new ImageSection(Bank.Synapse, 255, [1, 2])] },
            "empty" => image with { Sections = [new ImageSection(Bank.Synapse, 0, [])] },
            "control" => image with { Sections = [new ImageSection(Bank.Control, 0, [9, 12])] },
            "clocks" => image with { Sections = [new ImageSection(Bank.Control, (int)ControlRegister.ClocksLow, [1])] },
            "tick" => image with { Metadata = image.Metadata with { TickSeconds = 0 } },
            "twice" => image with { Metadata = image.Metadata with { Populations = [new("cells", false, 0, 1), new("cells", false, 1, 1)] } },
            "population" => image with { Metadata = image.Metadata with { Populations = [new("cells", false, 7, 2)] } },
            "input" => image with { Metadata = image.Metadata with { Populations = [new("inputs", true, 7, 1)] } },
            "needs" => image with { Needs = Capabilities.NeuronDecay },
            _ => image with { Target = image.Target with { Lanes = 3 } },
        };
        using var stream = new MemoryStream();
        var error = Assert.Throws<NeuroCoreException>(() => ImageFile.Write(stream, image));
        Assert.Contains(sentence, error.Message, StringComparison.Ordinal);
        Assert.Equal(0, stream.Length);
    }

    [Fact]
    public void Impossible_content_is_refused_when_read_too() =>
        Assert.Contains("takes multiples of 4", SmallImage.Refusal(WithWord(ImageHeader.Neurons, 10)), StringComparison.Ordinal);

    [Fact]
    public void Metadata_that_is_no_json_is_refused()
    {
        var bytes = good.ToArray();
        bytes[ImageHeader.Bytes] = (byte)'?';
        Assert.Contains("metadata that cannot be read", SmallImage.Refusal(Signed(bytes)), StringComparison.Ordinal);
    }

    private byte[] WithWord(int offset, ushort value)
    {
        var bytes = good.ToArray();
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(offset), value);
        return Signed(bytes);
    }

    private static byte[] Signed(byte[] bytes)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(bytes.Length - 4), Crc32.HashToUInt32(bytes.AsSpan(0, bytes.Length - 4)));
        return bytes;
    }

    /// <summary>Begins like an image and never ends.</summary>
    private sealed class EndlessStream(byte[] beginning) : Stream
    {
        private long position;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => position;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Assert.True(position < 2L * ImageFile.MostBytes, "Reading goes on and on.");
            for (var index = 0; index < count; index++, position++)
                buffer[offset + index] = position < beginning.Length ? beginning[position] : (byte)0;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
