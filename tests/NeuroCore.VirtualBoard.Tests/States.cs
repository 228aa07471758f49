// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Link;
using NeuroCore.Model;
using Xunit.Abstractions;

namespace NeuroCore.VirtualBoard.Tests;

public sealed class States(ITestOutputHelper output)
{
    private const int Ticks = 120;
    private const int PerTick = 2;

    private static readonly Configuration s_build = Configurations.Named("tiny");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Saved_on_one_execution_go_on_on_the_other_bit_by_bit(int seed)
    {
        output.WriteLine($"seed {seed}: dotnet test tests/NeuroCore.VirtualBoard.Tests --filter States runs it again");
        var random = new Random(seed);
        var image = EverythingImage.Of(s_build, random);
        var events = EverythingImage.Stimulus(s_build, Ticks, PerTick, random);
        await using var program = await VirtualBoard.StartAsync(s_build.Name);
        await using var board = await program.ConnectAsync();
        await using var model = await DeviceSession.ConnectAsync(new InProcessTransport(new BoardModel(s_build), "the model"));
        await board.LoadAsync(image);
        await model.LoadAsync(image);

        var expected = await RunAsync(model, events, 0, Ticks);
        Assert.InRange(expected.Spikes.Length, 100, s_build.Neurons * Ticks);
        var end = await model.SaveStateAsync();
        foreach (var cut in new[] { 1, random.Next(2, 40), random.Next(40, 80), random.Next(80, Ticks - 1), Ticks - 1 })
        {
            await GoOnElsewhereAsync(model, board, cut);
            await GoOnElsewhereAsync(board, model, cut);
        }

        async Task GoOnElsewhereAsync(DeviceSession one, DeviceSession other, int cut)
        {
            await one.ResetStateAsync();
            var before = await RunAsync(one, events, 0, cut);
            var file = SavedStateFile.Bytes(await one.SaveStateAsync());
            // Whatever the other did before must not matter.
            await other.ResetStateAsync();
            await RunAsync(other, events, 0, random.Next(1, 20));
            await other.RestoreStateAsync(SavedStateFile.Read(file, "the state"));
            var after = await RunAsync(other, events, cut, Ticks);
            output.WriteLine($"from {one.Name} to {other.Name} after {cut} ticks: {before.Spikes.Length} and {after.Spikes.Length} spikes");
            Assert.Equal(expected.Digest, RunDigest.Of(before.Spikes.Concat(after.Spikes)));
            Assert.Equal(expected.Clocks, before.Clocks + after.Clocks);
            AssertSame(end, await other.SaveStateAsync());
        }
    }

    private static void AssertSame(SavedState expected, SavedState found)
    {
        foreach (var (one, other) in expected.Sections.Zip(found.Sections))
        {
            for (var index = 0; index < one.Words.Length; index++)
            {
                Assert.True(
                    one.Words[index] == other.Words[index],
                    $"Bank {one.Bank} has {other.Words[index]} at address {one.Address + index}, not {one.Words[index]}.");
            }
        }

        Assert.Equal(expected.Digest, found.Digest);
    }

    private static Task<RunRecord> RunAsync(DeviceSession session, SourceEvent[] events, int from, int until) => session.RunAsync(
        events.Where(item => item.Tick >= from && item.Tick < until).Select(item => item with { Tick = item.Tick - from }), until - from);
}
