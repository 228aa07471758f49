// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Link;

namespace NeuroCore.Model.Tests;

public class Runs_that_end_early_and_go_on
{
    private const int Ticks = 300;
    private const int Half = 137;

    private static readonly Configuration s_build = Configurations.Named("tiny");

    [Fact]
    public async Task A_state_saved_and_restored_on_another_board_goes_on_the_same()
    {
        var random = new Random(91);
        var image = RandomBoardImage.Of(s_build, random);
        var events = RandomBoardImage.Stimulus(s_build, Ticks, perTick: 4, random).ToArray();
        await using var whole = await LoadedAsync(image);
        var expected = await whole.RunAsync(events, Ticks);

        await using var first = await LoadedAsync(image);
        var before = await first.RunAsync(events.Where(item => item.Tick < Half), Half);
        var state = SavedStateFile.Read(SavedStateFile.Bytes(await first.SaveStateAsync()), "the state");
        await using var second = await LoadedAsync(image);
        await second.RunAsync([], 50);
        await second.RestoreStateAsync(state);
        var after = await second.RunAsync(
            events.Where(item => item.Tick >= Half).Select(item => item with { Tick = item.Tick - Half }), Ticks - Half);

        Assert.Equal(expected.Digest, RunDigest.Of(before.Spikes.Concat(after.Spikes)));
        Assert.Equal((await whole.SaveStateAsync()).Digest, (await second.SaveStateAsync()).Digest);
    }

    [Fact]
    public async Task A_state_of_another_image_or_a_damaged_file_is_refused()
    {
        var random = new Random(92);
        await using var one = await LoadedAsync(RandomBoardImage.Of(s_build, random));
        await using var other = await LoadedAsync(RandomBoardImage.Of(s_build, random));
        var state = await one.SaveStateAsync();
        Assert.Contains("another image", (await Assert.ThrowsAsync<NeuroCoreException>(() => other.RestoreStateAsync(state))).Message, StringComparison.Ordinal);
        var bytes = SavedStateFile.Bytes(state);
        bytes[^20] ^= 1;
        Assert.Contains("damaged", Assert.Throws<NeuroCoreException>(() => SavedStateFile.Read(bytes, "the file")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_until_a_number_of_spikes_ends_after_the_tick_of_the_last()
    {
        var random = new Random(93);
        var image = RandomBoardImage.Of(s_build, random);
        var events = RandomBoardImage.Stimulus(s_build, Ticks, perTick: 6, random).ToArray();
        await using var whole = await LoadedAsync(image);
        var expected = await whole.RunAsync(events, Ticks);
        Assert.True(expected.Spikes.Length > 40);

        await using var session = await LoadedAsync(image);
        var run = await session.RunAsync(events, Ticks, new RunOptions { UntilSpikes = 20 });
        var last = expected.Spikes[19].Tick;
        Assert.Equal(expected.Spikes.Where(spike => spike.Tick <= last), run.Spikes);
        Assert.Equal((int)(last - run.FirstTick) + 1, run.Ticks);
    }

    [Fact]
    public async Task Probes_are_sampled_after_every_kth_tick()
    {
        var random = new Random(94);
        await using var session = await LoadedAsync(RandomBoardImage.Of(s_build, random));
        await session.SetProbesAsync([new ProbeWord(Bank.Membrane, 3), new ProbeWord(Bank.Threshold, 5), new ProbeWord(Bank.Control, 2)], 4);
        var run = await session.RunAsync([], 22);
        Assert.Equal([3, 7, 11, 15, 19], run.Samples.Where(sample => sample.Bank == Bank.Control).Select(sample => (int)(sample.Tick - run.FirstTick)));
        Assert.All(run.Samples.Where(sample => sample.Bank == Bank.Control), sample => Assert.Equal((ushort)sample.Tick, sample.Value));
        var last = await session.RunAsync([], 2);
        Assert.Equal((await session.ReadAsync(Bank.Membrane, 3, 1))[0], Assert.Single(last.Samples, sample => sample.Bank == Bank.Membrane).Value);
    }

    [Fact]
    public async Task A_paced_run_takes_its_period_a_tick()
    {
        var board = new BoardModel(s_build);
        await using var session = await DeviceSession.ConnectAsync(new InProcessTransport(board, "the model"));
        await session.LoadAsync(RandomBoardImage.Of(s_build, new Random(95)));
        var before = board.Clocks;
        var run = await session.RunAsync([], 100, new RunOptions { TickPeriod = 400 });
        Assert.InRange(board.Clocks - before, 99 * 6400, 110 * 6400);
        Assert.Equal(100, run.Ticks);
        Assert.Equal(0, run.Overruns);
    }

    private static async Task<DeviceSession> LoadedAsync(RegisterImage image)
    {
        var session = await DeviceSession.ConnectAsync(new InProcessTransport(new BoardModel(s_build), "the model"));
        await session.LoadAsync(image);
        return session;
    }
}
