// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Link.Tests.Boards;

namespace NeuroCore.Link.Tests;

public class Runs_in_parts
{
    private const int Ticks = 300;

    private static readonly Configuration s_build = Configurations.Named("tiny");

    [Fact]
    public Task Give_what_one_run_gives() => Seeds.RunAsync(Seeds.Chosen(51), async random =>
    {
        var events = TestNetworks.Stimulus(s_build, Ticks, 2, random);
        await using var whole = await ConnectAsync();
        var expected = await whole.RunAsync(events, Ticks);
        for (var trial = 0; trial < 20; trial++)
        {
            await using var session = await ConnectAsync();
            var done = new List<int>();
            Task Note(int tick)
            {
                done.Add(tick);
                return Task.CompletedTask;
            }

            var pauses = RunPause.Every(random.Next(1, 120), Ticks, (_, tick) => Note(tick))
                .Concat(Enumerable.Range(0, random.Next(5)).Select(_ => random.Next(-3, Ticks + 3)).Select(tick => new RunPause(tick, _ => Note(tick))))
                .ToList();
            var progress = new Last();
            var run = await session.RunAsync(events, Ticks, new RunOptions(), pauses, progress);
            Assert.Equal((expected.Digest, expected.FirstTick, Ticks, expected.Clocks), (run.Digest, run.FirstTick, run.Ticks, run.Clocks));
            Assert.Equal(done.Order(), done);
            Assert.All(done, tick => Assert.InRange(tick, 0, Ticks));
            Assert.Equal((Ticks, Ticks, run.Spikes.Length), (progress.Value.TicksDone, progress.Value.Ticks, progress.Value.Spikes));
        }
    });

    [Fact]
    public async Task Do_things_between_the_right_ticks()
    {
        await using var session = await ConnectAsync();
        var seen = new List<(int, int)>();
        RunPause At(int tick) => new(tick, async paused => seen.Add((tick, (await paused.ReadAsync(Bank.Control, (int)ControlRegister.TickLow, 1))[0])));
        await session.RunAsync([], 10, new RunOptions(), [At(7), At(0), At(10), At(3), At(11), At(3), At(-1)]);
        Assert.Equal([(0, 0), (3, 3), (3, 3), (7, 7), (10, 10)], seen);
    }

    [Fact]
    public async Task Open_and_close_the_gate_of_learning_as_the_image_says()
    {
        foreach (var (first, expected) in new[]
        {
            (0, "0001111000"), (3, "1111000000"), (5, "1100000000"), (7, "0000000000"), (9, "0000000000"),
        })
        {
            var board = new FakeBoard(s_build);
            await using var session = await DeviceSession.ConnectAsync(new InProcessTransport(board, "port 1"));
            var image = PlasticNetworks.Of(s_build);
            await session.LoadAsync(image);
            // As it is after so many ticks.
            await session.SetGateAsync(first is > 3 and <= 7);
            var gates = "";
            board.Memory.Ticking = () => gates += board.Memory[Bank.Learning][0];
            await session.RunAsync([], 10, new RunOptions(), RunPause.OfLearning(image, first, 10));
            Assert.Equal(expected, gates);
        }
    }

    [Fact]
    public async Task End_with_as_many_spikes_as_were_asked_for_in_all()
    {
        var events = Enumerable.Range(0, Ticks).Select(tick => new SourceEvent(tick, tick % 16)).ToList();
        await using var session = await ConnectAsync();
        var paused = 0;
        var run = await session.RunAsync(events, Ticks, new RunOptions { UntilSpikes = 25 }, RunPause.Every(10, Ticks, (_, _) =>
        {
            paused++;
            return Task.CompletedTask;
        }));
        Assert.Equal((25, 25, 2), (run.Spikes.Length, run.Ticks, paused));
    }

    [Fact]
    public async Task Are_cancelled_as_a_whole()
    {
        await using var session = await ConnectAsync();
        using var cancellation = new CancellationTokenSource();
        var events = Enumerable.Range(0, Ticks).Select(tick => new SourceEvent(tick, 1)).ToList();
        var cancelled = await Assert.ThrowsAsync<RunCancelledException>(() => session.RunAsync(
            events, Ticks, new RunOptions(), RunPause.Every(100, Ticks, async (_, done) =>
            {
                if (done == 200)
                    await cancellation.CancelAsync();
            }), null, cancellation.Token));
        Assert.Equal((200, 200), (cancelled.Kept.Ticks, cancelled.Kept.Spikes.Length));
        Assert.Equal(200, (await session.RunAsync([], 1)).FirstTick);
    }

    private static async Task<DeviceSession> ConnectAsync()
    {
        var session = await DeviceSession.ConnectAsync(new InProcessTransport(new FakeBoard(s_build), "port 1"));
        await session.LoadAsync(TestNetworks.Random(s_build, new Random(50)));
        return session;
    }

    private sealed class Last : IProgress<RunProgress>
    {
        public RunProgress Value { get; private set; }

        public void Report(RunProgress value) => Value = value;
    }
}
