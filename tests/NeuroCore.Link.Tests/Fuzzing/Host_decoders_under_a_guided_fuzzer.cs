// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Link.Tests.Boards;
using Xunit.Abstractions;

namespace NeuroCore.Link.Tests.Fuzzing;

/// <summary>Two megabytes of inputs; a hundred in `make soak`, which sets NEUROCORE_SOAK.</summary>
public class Host_decoders_under_a_guided_fuzzer(ITestOutputHelper output)
{
    private const byte Nonce = 77;
    private const int FirstOfState = 100;
    private static readonly long s_bytes = Environment.GetEnvironmentVariable("NEUROCORE_SOAK") is { Length: > 0 } ? 100_000_000 : 2_000_000;

    [Fact]
    public void Find_the_frames_that_the_protocol_page_says_and_no_other()
    {
        var seed = Seeds.Chosen(93);
        var fuzz = new GuidedFuzz(new Random(seed), Status(2));
        var wrong = fuzz.Search(s_bytes, (input, branches) => IsAsThePageSays(input, new CountedReceiver(branches)));
        Assert.True(wrong is null, $"{Convert.ToHexString(wrong ?? [])} {Seeds.Replay(seed)}");
        Assert.Equal(Enumerable.Range(0, CountedReceiver.Branches), fuzz.Branches.Order());
        output.WriteLine($"{fuzz.Bytes:N0} bytes, {fuzz.Kept} inputs kept, all {fuzz.Branches.Count} branches taken");
    }

    [Theory]
    [InlineData(nameof(ReceiverFault.GroupOverEnd))]
    [InlineData(nameof(ReceiverFault.ShortFrame))]
    [InlineData(nameof(ReceiverFault.LastChecksumByte))]
    [InlineData(nameof(ReceiverFault.LongFrame))]
    [InlineData(nameof(ReceiverFault.ZeroAtEnd))]
    public void Would_be_found_out_if_one_had_a_fault(string fault)
    {
        var seed = Seeds.Chosen(94);
        var fuzz = new GuidedFuzz(new Random(seed), Status(2));
        var found = fuzz.Search(50_000_000, (input, branches) => IsAsThePageSays(input, new CountedReceiver(branches, Enum.Parse<ReceiverFault>(fault))));
        Assert.True(found is not null, Seeds.Replay(seed));
        output.WriteLine($"{fault}: found after {fuzz.Bytes:N0} bytes");
    }

    [Fact]
    public void Do_nothing_without_a_good_frame_and_understand_the_next_whatever_came()
    {
        var seed = Seeds.Chosen(95);
        var fuzz = new GuidedFuzz(new Random(seed), Status(1), Status(2), [.. BoardWire.Frame([0x42, 0, 1, 0x80, 3, 0])]);
        var quiet = 0;
        var wrong = fuzz.Search(s_bytes, (input, branches) =>
        {
            var (frames, damaged) = new CountedReceiver(branches).Take(input);
            var link = Synchronised();
            for (var at = 0; at < input.Length; at += 16)
            {
                link.Receive(input.AsSpan(at, Math.Min(16, input.Length - at)));
                branches.Hit(FirstOfState + State(link));
            }

            var isQuiet = frames.Count == 0;
            quiet += isQuiet ? 1 : 0;
            if (isQuiet && (link.Executed, link.IsDataPending, link.HasRefused, link.IsStopped, link.Strangers, link.Statistics.DamagedHere) != (0, false, false, false, 0, damaged))
                return false;
            var taken = 0;
            for (; link.TryTakeData(out var frame); taken++)
                if (!frames.Exists(content => content.AsSpan(2).SequenceEqual(frame.Bytes.AsSpan())))
                    return false;
            link.Receive([0, .. Status(2)]);
            return taken <= frames.Count && link.Executed == 2;
        });
        Assert.True(wrong is null, $"{Convert.ToHexString(wrong ?? [])} {Seeds.Replay(seed)}");
        Assert.InRange(fuzz.Branches.Count(branch => branch >= FirstOfState), 8, 1 << 7);
        output.WriteLine($"{fuzz.Bytes:N0} bytes, {quiet:N0} inputs without a good frame, {fuzz.Kept} inputs kept, {fuzz.Branches.Count(branch => branch >= FirstOfState)} states of the link");
    }

    private static bool IsAsThePageSays(byte[] input, CountedReceiver receiver)
    {
        var (frames, damaged) = receiver.Take(input);
        var decoder = new FrameDecoder(LinkLimits.TransmitFrameBytes);
        ReadOnlySpan<byte> bytes = input;
        var (next, bad) = (0, 0);
        while (true)
        {
            switch (decoder.Next(ref bytes, out var content))
            {
                case FrameFinding.Damaged:
                    bad++;
                    break;
                case FrameFinding.Frame:
                    if (next == frames.Count || !content.SequenceEqual(frames[next++]))
                        return false;
                    break;
                default:
                    return (next, bad) == (frames.Count, damaged);
            }
        }
    }

    private static int State(HostLink link) =>
        (int)link.Executed | (link.IsDataPending ? 4 : 0) | (link.HasRefused ? 8 : 0) | (link.IsStopped ? 16 : 0) | (link.Strangers > 0 ? 32 : 0) | (link.IsSettled ? 64 : 0);

    private static byte[] Status(int expected) => BoardWire.Frame([0xC0, (byte)(expected << 4), 0, Nonce]);

    // Two commands are under way.
    private static HostLink Synchronised()
    {
        var link = new HostLink();
        link.StartSync(Nonce);
        _ = link.TakeOutput();
        link.Receive(Status(0));
        link.Send(LinkCommand.Write(Bank.Bias, 3, [1, 2]));
        link.Send(LinkCommand.Read(Bank.Bias, 3, 2));
        _ = link.TakeOutput();
        return link;
    }
}
