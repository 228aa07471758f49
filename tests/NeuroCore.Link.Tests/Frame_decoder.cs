// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Link.Tests.Boards;

namespace NeuroCore.Link.Tests;

public class Frame_decoder
{
    [Fact]
    public void Understands_what_the_other_side_sends_and_the_other_way_round()
    {
        byte[] content = [0x41, 3, 0, 0, 255, 1, 0];
        Assert.Equal([content], Decoded(BoardWire.Frame(content)).Frames);
        var wire = new List<byte>();
        FrameCodec.Append(content, wire);
        Assert.Equal(content, BoardWire.Unframe([.. wire.SkipLast(1)]));
    }

    [Fact]
    public void Takes_bytes_one_at_a_time()
    {
        var decoder = new FrameDecoder(LinkLimits.TransmitFrameBytes);
        var found = 0;
        foreach (var value in BoardWire.Frame([0xC0, 1, 0, 9]))
        {
            ReadOnlySpan<byte> one = [value];
            if (decoder.Next(ref one, out var content) == FrameFinding.Frame && content is [0xC0, 1, 0, 9])
                found++;
        }

        Assert.Equal(1, found);
    }

    [Fact]
    public void Passes_over_empty_frames_without_a_word() =>
        Assert.Equal((0, 0), (Decoded(new byte[100]).Frames.Count, Decoded(new byte[100]).Damaged));

    [Fact]
    public void Finds_the_frame_after_any_garbage()
    {
        var seed = Seeds.Chosen(12);
        var random = new Random(seed);
        for (var trial = 0; trial < 2000; trial++)
        {
            var garbage = new byte[random.Next(1000)];
            random.NextBytes(garbage);
            if (random.Next(3) == 0)
                garbage.AsSpan().Replace((byte)0, (byte)1);
            byte[] content = [0xC0, (byte)trial, (byte)random.Next(256), 0];
            var (frames, _) = Decoded([.. garbage, .. BoardWire.Frame(content)]);
            Assert.True(frames.Count == 1 && frames[0].AsSpan().SequenceEqual(content), Seeds.Replay(seed));
        }
    }

    [Fact]
    public void Notices_every_single_flipped_bit_and_finds_the_next_frame()
    {
        byte[] first = [0x42, 0, 1, 0x80, 5, 0, 0, 0, 9, 1], second = [0xC0, 0x10, 0, 4];
        var wire = BoardWire.Frame(first);
        for (var bit = 8; bit < (wire.Length - 1) * 8; bit++)
        {
            var damaged = wire.ToArray();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            var (frames, count) = Decoded([.. damaged, .. BoardWire.Frame(second)]);
            Assert.Equal([second], frames);
            Assert.InRange(count, 1, 2);
        }
    }

    [Fact]
    public void Refuses_a_frame_that_is_too_long_without_losing_the_next()
    {
        var longest = new byte[LinkLimits.TransmitFrameBytes - LinkLimits.ChecksumBytes];
        Assert.Single(Decoded(BoardWire.Frame(longest)).Frames);
        var (frames, damaged) = Decoded([.. BoardWire.Frame([.. longest, 1]), .. Enumerable.Repeat((byte)5, 5000), .. BoardWire.Frame([0xC0, 0])]);
        Assert.Equal([[0xC0, 0]], frames);
        Assert.Equal(2, damaged);
    }

    private static (List<byte[]> Frames, int Damaged) Decoded(ReadOnlySpan<byte> bytes)
    {
        var decoder = new FrameDecoder(LinkLimits.TransmitFrameBytes);
        var frames = new List<byte[]>();
        var damaged = 0;
        while (true)
        {
            switch (decoder.Next(ref bytes, out var content))
            {
                case FrameFinding.Frame:
                    frames.Add(content.ToArray());
                    break;
                case FrameFinding.Damaged:
                    damaged++;
                    break;
                default:
                    return (frames, damaged);
            }
        }
    }
}
