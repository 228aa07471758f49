// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;
using System.Security.Cryptography;
using NeuroCore.Hardware;
using NeuroCore.Link.Tests.Boards;

namespace NeuroCore.Link.Tests;

public class Runs
{
    [Theory]
    [InlineData(-1, 3, "in tick -1, but the run has 10 ticks, 0 to 9")]
    [InlineData(10, 3, "in tick 10, but the run has 10 ticks")]
    [InlineData(5, -1, "of source -1 in tick 5, but the network has 32 sources, 0 to 31")]
    [InlineData(5, 32, "of source 32 in tick 5, but the network has 32 sources")]
    public async Task Outside_of_which_there_are_no_events(int tick, int source, string sentence)
    {
        await using var session = await Connect(new FakeBoard(Configurations.Named("tiny")));
        var error = await Assert.ThrowsAsync<NeuroCoreException>(() => session.RunAsync([new SourceEvent(tick, source)], 10));
        Assert.Contains(sentence, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_are_cancelled_keep_what_was_done_and_leave_the_board_ready()
    {
        var board = new FakeBoard(Configurations.Named("tiny"));
        await using var session = await Connect(board);
        using var cancellation = new CancellationTokenSource();
        var events = Enumerable.Range(0, 100_000).Select(tick => new SourceEvent(tick, tick % 32)).ToList();
        var stop = new StopAfter(3000, cancellation);
        var cancelled = await Assert.ThrowsAsync<RunCancelledException>(() => session.RunAsync(events, 100_000, stop, cancellation.Token));
        Assert.InRange(cancelled.Kept.Ticks, 3000, 6000);
        Assert.Equal(TestNetworks.Echo(board.Build, events.Take(cancelled.Kept.Ticks)), cancelled.Kept.Spikes.AsEnumerable());
        var next = await session.RunAsync([new SourceEvent(0, 1)], 5);
        Assert.Equal(cancelled.Kept.Ticks, next.FirstTick);
        Assert.Single(next.Spikes);
    }

    [Fact]
    public async Task Are_refused_while_another_operation_is_under_way()
    {
        await using var session = await Connect(new FakeBoard(Configurations.Named("tiny")));
        Task<RunRecord>? inner = null;
        await session.RunAsync([], 5, new Call<RunProgress>(() => inner ??= session.RunAsync([], 5)));
        await Assert.ThrowsAsync<InvalidOperationException>(() => inner!);
    }

    [Fact]
    public async Task Loading_that_is_cancelled_leaves_no_image_and_a_session_that_still_works()
    {
        var board = new FakeBoard(Configurations.Named("icebreaker"));
        await using var session = await Connect(board);
        var image = TestNetworks.Random(board.Build, new Random(31));
        await session.LoadAsync(image);
        using var cancellation = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => session.LoadAsync(image, new Call<LoadProgress>(cancellation.Cancel), cancellation.Token));
        Assert.Null(session.Image);
        await Assert.ThrowsAsync<NeuroCoreException>(() => session.RunAsync([], 1));
        await session.LoadAsync(image);
        await session.VerifyAsync(image);
        Assert.Same(image, session.Image);
    }

    [Fact]
    public void Are_cut_into_commands_that_hold_all_ticks_and_all_events_in_order()
    {
        var random = new Random(32);
        for (var trial = 0; trial < 300; trial++)
        {
            var (ticks, most) = (random.Next(3000), 1 + random.Next(200));
            var target = Configurations.Named("complete");
            var events = RunRules.Check(
                TestNetworks.Stimulus(target, Math.Max(1, ticks), random.Next(4), random)
                    .Where(item => item.Tick < ticks).Select(item => item with { IsNegative = random.Next(3) == 0 }), ticks, target.Sources, target.Capabilities, "the board");
            var tick = 0;
            var found = new List<SourceEvent>();
            foreach (var stretch in RunWords.Of(events, ticks, most))
            {
                var before = tick;
                for (var at = 0; at < stretch.Command.Arguments.Length; at += 2)
                {
                    var word = BinaryPrimitives.ReadUInt16LittleEndian(stretch.Command.Arguments.Span[at..]);
                    if (word < 0x8000)
                        found.Add(new SourceEvent(tick, word & 0x1FFF, (word & 0x4000) != 0));
                    else
                        tick += word & 0x7FFF;
                }

                Assert.Equal(stretch.Ticks, tick - before);
                Assert.InRange(stretch.Ticks, 0, most);
                Assert.InRange(stretch.Command.Arguments.Length, 2, 2 * LinkLimits.RunWords);
            }

            Assert.Equal(ticks, tick);
            Assert.Equal(events.AsEnumerable(), found);
        }
    }

    [Fact]
    public void Have_spikes_whose_ticks_are_told_from_5_bits()
    {
        var spikes = new SpikeCollector(300, "port 1");
        spikes.Take([0x85, 1, 2], first: 5, end: 200);
        spikes.Take([3, 0x87, 0, 0xC1, 9, 0xC4], first: 5, end: 200);
        spikes.Take([0x2B, 0x80, 0x80, 0x86, 4, 0x40 | 5], first: 5, end: 200);
        Assert.Equal(
            [new(5, 1), new(5, 2), new(5, 3), new(7, 0), new(7, 73), new(7, 299), new(70, 4), new(70, 5, IsNegative: true)],
            spikes.ToSpikes().AsEnumerable());
    }

    [Theory]
    [InlineData(3, 33)]
    [InlineData(31, 32)]
    [InlineData(32, 64)]
    [InlineData(70000, 70005)]
    public void Have_spikes_of_whatever_tick_comes_first(long first, long tick)
    {
        var spikes = new SpikeCollector(16, "port 1");
        for (var told = first; told <= tick; told++)
        {
            if (told % 32 == 0)
                spikes.Take([0x80], first, end: 80000);
        }

        spikes.Take(tick % 32 == 0 ? [4] : [(byte)(0x80 | (int)(tick % 32)), 4], first, end: 80000);
        Assert.Equal([new Spike(tick, 4)], spikes.ToSpikes().AsEnumerable());
    }

    [Theory]
    [InlineData(new byte[] { 3 }, "neuron 3 in no tick")]
    [InlineData(new byte[] { 0x85, 16 }, "neuron 16 in tick 5")]
    [InlineData(new byte[] { 0x85, 0xC2, 1 }, "neuron 129 in tick 5")]
    [InlineData(new byte[] { 0x85, 4, 4 }, "neuron 4 in tick 5")]
    [InlineData(new byte[] { 0x85, 5, 4 }, "neuron 4 in tick 5")]
    [InlineData(new byte[] { 0x85, 4, 0x80, 0x80, 0x80, 0x84, 1 }, "tick 100 after tick 96")]
    [InlineData(new byte[] { 0x85, 0xA1, 1, 2 }, "a sample of 1 words in tick 5")]
    public void Believe_no_spikes_that_cannot_be(byte[] bytes, string sentence)
    {
        var spikes = new SpikeCollector(16, "port 1");
        var error = Assert.Throws<NeuroCoreException>(() => spikes.Take(bytes, first: 0, end: 100));
        Assert.Contains(sentence, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Have_a_digest_of_tick_number_and_sign()
    {
        byte[] bytes = [0x04, 0x03, 0x02, 0x01, 0x06, 0x05, 1, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 1];
        Assert.Equal(
            Convert.ToHexString(SHA256.HashData(bytes)),
            RunDigest.Of([new Spike(0x01020304, 0x0506), new Spike(uint.MaxValue, 0)]),
            ignoreCase: true);
    }

    private static Task<DeviceSession> Connect(FakeBoard board) =>
        DeviceSession.ConnectAsync(new InProcessTransport(board, "port 1"));

    private sealed class StopAfter(int ticks, CancellationTokenSource cancellation) : IProgress<RunProgress>
    {
        public void Report(RunProgress value)
        {
            if (value.TicksDone >= ticks)
                cancellation.Cancel();
        }
    }

    private sealed class Call<T>(Action action) : IProgress<T>
    {
        public void Report(T value) => action();
    }

    [Fact]
    public async Task Of_a_million_ticks_with_a_slow_reader_lose_no_spike()
    {
        const int ticks = 1_000_000;
        var board = new FakeBoard(Configurations.Named("tiny"));
        await using var session = await DeviceSession.ConnectAsync(new InProcessTransport(new SlowReader(board), "a slow reader"));
        var events = TestNetworks.Stimulus(board.Build, ticks, 0.1, new Random(91));
        var run = await session.RunAsync(events, ticks);
        Assert.Equal((ticks, TestNetworks.Echo(board.Build, events).Count), (run.Ticks, run.Spikes.Length));
        Assert.Equal(RunDigest.Of(TestNetworks.Echo(board.Build, events)), run.Digest);
    }

    // Takes what the board says in small pieces, and often nothing when there is something.
    private sealed class SlowReader(IByteDevice board) : IByteDevice
    {
        private int _calls;

        public void Write(ReadOnlySpan<byte> bytes) => board.Write(bytes);

        public int Read(Span<byte> buffer) => ++_calls % 4 == 0 ? 0 : board.Read(buffer[..Math.Min(buffer.Length, 16)]);
    }
}
