// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Link.Tests.Boards;

namespace NeuroCore.Link.Tests;

public class Sessions_on_a_good_wire
{
    [Fact]
    public async Task Know_what_the_board_is()
    {
        foreach (var build in Configurations.All)
        {
            await using var session = await Connect(new FakeBoard(build));
            Assert.Equal(build, session.Identity.Configuration);
            Assert.True(session.Identity.Fits(build));
            Assert.Equal(build.ClockHertz, session.Identity.ClockHertz);
            Assert.Equal(build.Capabilities, session.Identity.Capabilities);
        }
    }

    [Theory]
    [InlineData("tiny", false)]
    [InlineData("icebreaker", true)]
    [InlineData("odd_one", false)]
    public async Task Load_every_word_of_an_image_and_repeat_nothing(string name, bool mergesStatuses)
    {
        var board = new FakeBoard(Configurations.Named(name)) { MergesStatuses = mergesStatuses };
        var image = TestNetworks.Random(board.Build, new Random(1));
        await using var session = await Connect(board);
        var last = default(LoadProgress);
        await session.LoadAsync(image, new Report<LoadProgress>(report => last = report));
        foreach (var section in image.Sections)
            Assert.Equal(section.Words, board.Memory[section.Bank].Skip(section.Address).Take(section.Words.Length));
        Assert.Equal(image.Sections.Sum(section => section.Words.Length), last.WordsDone);
        Assert.Equal(last.Words, last.WordsDone);
        await session.VerifyAsync(image);
        AssertNothingRepeated(session, board);
    }

    [Fact]
    public async Task Clear_what_a_run_left_behind()
    {
        var board = new FakeBoard(Configurations.Named("tiny"));
        var image = TestNetworks.Random(board.Build, new Random(2)) with { Sections = [new(Bank.Membrane, 2, [7])] };
        foreach (var bank in new[] { Bank.Current, Bank.Membrane, Bank.Residue, Bank.Event })
            Array.Fill(board.Memory[bank], (ushort)0xFFFF);
        board.Memory.Tick = 123456;
        await using var session = await Connect(board);
        await session.LoadAsync(image);
        foreach (var bank in new[] { Bank.Current, Bank.Residue, Bank.Event })
            Assert.All(board.Memory[bank], word => Assert.Equal(0, word));
        Assert.Equal([0, 0, 7, 0], board.Memory[Bank.Membrane].Take(4).Select(word => (int)word));
        Assert.Equal(0u, board.Memory.Tick);
        board.Memory[Bank.Membrane][5] = 9;
        board.Memory[Bank.Bias][5] = 9;
        await session.ResetStateAsync();
        Assert.Equal([0, 0, 7, 0, 0, 0], board.Memory[Bank.Membrane].Take(6).Select(word => (int)word));
        Assert.Equal(9, board.Memory[Bank.Bias][5]);
    }

    [Theory]
    [InlineData(3000, 0.5, 1024)]
    [InlineData(500, 40, 1024)]
    [InlineData(40, 900, 7)]
    [InlineData(200000, 0.0001, 32767)]
    [InlineData(0, 0, 1024)]
    public async Task Give_back_every_spike_of_a_run(int ticks, double perTick, int ticksPerCommand)
    {
        var board = new FakeBoard(Configurations.Named("icebreaker"));
        await using var session = await Connect(board, new SessionOptions { TicksPerCommand = ticksPerCommand });
        await session.LoadAsync(TestNetworks.Random(board.Build, new Random(3)));
        var events = TestNetworks.Stimulus(board.Build, ticks, perTick, new Random(4));
        var clocks = board.Memory.Clocks;
        var run = await session.RunAsync(events, ticks);
        Assert.Equal(TestNetworks.Echo(board.Build, events), run.Spikes);
        Assert.Equal((0L, ticks), (run.FirstTick, run.Ticks));
        Assert.Equal((100L * ticks) + events.Distinct().Count(), run.Clocks);
        AssertNothingRepeated(session, board);
    }

    [Fact]
    public async Task Go_on_where_the_run_before_ended()
    {
        var board = new FakeBoard(Configurations.Named("tiny"));
        await using var session = await Connect(board);
        await session.LoadAsync(TestNetworks.Random(board.Build, new Random(5)));
        await session.RunAsync([], 70000);
        var run = await session.RunAsync([new SourceEvent(3, 5)], 10);
        Assert.Equal(new Spike(70003, 5), Assert.Single(run.Spikes));
        Assert.Equal(70000, run.FirstTick);
    }

    [Fact]
    public async Task Count_clocks_and_stalls_across_their_wrapping_around()
    {
        var board = new FakeBoard(Configurations.Named("complete"));
        board.Memory.Clocks = uint.MaxValue - 50;
        (board.Memory.ClocksPerTick, board.Memory.StallsPerTick) = (40000, 2);
        await using var session = await Connect(board);
        var run = await session.RunAsync([], 300_000);
        Assert.Equal(300_000L * 40_000, run.Clocks);
        Assert.Equal(600_000, run.StallClocks);
    }

    [Fact]
    public async Task Read_and_write_memory_of_any_length()
    {
        var board = new FakeBoard(Configurations.Named("icebreaker"));
        await using var session = await Connect(board);
        var words = Enumerable.Range(0, 5000).Select(value => (ushort)(value * 7)).ToArray();
        await session.WriteAsync(Bank.Synapse, 1000, words);
        Assert.Equal(words, await session.ReadAsync(Bank.Synapse, 1000, words.Length));
        await session.FillAsync(Bank.Synapse, 0, 0x8080, 65536);
        Assert.All(board.Memory[Bank.Synapse], word => Assert.Equal(0x8080, word));
        Assert.Empty(await session.ReadAsync(Bank.Bias, 0, 0));
        AssertNothingRepeated(session, board);
    }

    [Fact]
    public async Task Send_long_stretches_of_one_word_as_fills()
    {
        var board = new FakeBoard(Configurations.Named("icebreaker"));
        await using var session = await Connect(board);
        await session.WriteAsync(Bank.Synapse, 0, new ushort[65536]);
        Assert.False(board.Executed.ContainsKey(Opcode.Write));
        Assert.Equal(64, board.Executed[Opcode.Fill]);
    }

    internal static void AssertNothingRepeated(DeviceSession session, FakeBoard board)
    {
        var healthy = new LinkStatistics(session.Statistics.Commands, session.Statistics.DataFrames, 0, 0, 0, 0, 0);
        Assert.Equal(healthy, session.Statistics);
        Assert.Equal(0, board.Overruns);
        Assert.InRange(board.MostWaiting, 0, 2);
    }

    private static Task<DeviceSession> Connect(FakeBoard board, SessionOptions? options = null) =>
        DeviceSession.ConnectAsync(new InProcessTransport(board, "the fake board"), options);

    private sealed class Report<T>(Action<T> take) : IProgress<T>
    {
        void IProgress<T>.Report(T value) => take(value);
    }
}
