// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Link.Tests;

public class Cobs_blocks
{
    [Theory]
    [InlineData("", "01")]
    [InlineData("00", "0101")]
    [InlineData("0000", "010101")]
    [InlineData("11220033", "0311220233")]
    [InlineData("11223344", "0511223344")]
    [InlineData("11000000", "0211010101")]
    public void Are_those_of_the_published_examples(string data, string block) =>
        Assert.Equal(block, Convert.ToHexString(Encoded(Convert.FromHexString(data))));

    [Fact]
    public void Cost_one_byte_up_to_254_bytes_and_two_beyond()
    {
        foreach (var fill in new byte[] { 0, 1, 255 })
            for (var length = 1; length <= 254; length++)
                Assert.Equal(length + 1, Encoded([.. Enumerable.Repeat(fill, length)]).Length);
        Assert.Equal(257, Encoded([.. Enumerable.Repeat((byte)7, 255)]).Length);
        Assert.Equal(257, Encoded([.. Enumerable.Repeat((byte)7, 254), 0]).Length);
    }

    [Fact]
    public void Hold_no_zero_and_decode_to_what_was_encoded()
    {
        const int seed = 11;
        var random = new Random(seed);
        for (var trial = 0; trial < 5000; trial++)
        {
            var data = new byte[1 + random.Next(600)];
            random.NextBytes(data);
            var zeros = random.Next(4);
            for (var index = 0; index < data.Length && zeros > 0; index++)
                if (random.Next(4) < zeros)
                    data[index] = (byte)random.Next(2);
            var block = Encoded(data);
            Assert.DoesNotContain((byte)0, block);
            var decoded = new byte[data.Length];
            Assert.True(Cobs.TryDecode(block, decoded, out var written), Seeds.Replay(seed));
            Assert.True(data.AsSpan().SequenceEqual(decoded.AsSpan(0, written)), Seeds.Replay(seed));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("02")]
    [InlineData("0511")]
    [InlineData("0300")]
    [InlineData("00")]
    public void That_are_none_are_refused(string block) =>
        Assert.False(Cobs.TryDecode(Convert.FromHexString(block), new byte[300], out _));

    [Fact]
    public void That_do_not_fit_are_refused() =>
        Assert.False(Cobs.TryDecode(Encoded([1, 2, 3, 0, 5]), new byte[4], out _));

    private static byte[] Encoded(byte[] data)
    {
        var block = new byte[Cobs.MostEncodedBytes(data.Length)];
        return block[..Cobs.Encode(data, block)];
    }
}
