// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Link;
using NeuroCore.Wires;

namespace NeuroCore.Model.Tests;

public class Sessions_over_a_bad_wire
{
    // Nothing is waited for in process, so a bad wire may be asked very often.
    private static readonly SessionOptions s_stubborn = new() { SilentTries = 200, FruitlessTries = 2000, VerifyLoad = true };

    [Theory]
    [InlineData("tiny", 1e-3, 61)]
    [InlineData("hx8k", 1e-3, 62)]
    [InlineData("odd_two", 5e-3, 63)]
    public async Task Give_what_they_give_over_a_good_one(string name, double perByte, int seed)
    {
        var build = Configurations.Named(name);
        var image = RandomBoardImage.Of(build, new Random(seed));
        var events = RandomBoardImage.Stimulus(build, ticks: 1000, perTick: 4, new Random(seed));
        var wire = new NoisyDevice(new BoardModel(build), new Random(seed), perByte);
        var good = await RunAsync(new BoardModel(build), image, events);
        var bad = await RunAsync(wire, image, events);
        var replay = $"{wire.Errors} errors. Seed {seed}. Replay: dotnet test tests/NeuroCore.Model.Tests --filter {nameof(Give_what_they_give_over_a_good_one)}";
        Assert.True(wire.Errors > 0 && good.Digest == bad.Digest && good.Clocks == bad.Clocks, replay);
        Assert.NotEmpty(good.Spikes);
    }

    private static async Task<RunRecord> RunAsync(IByteDevice board, RegisterImage image, IEnumerable<SourceEvent> events)
    {
        await using var session = await DeviceSession.ConnectAsync(new InProcessTransport(board, "the model"), s_stubborn);
        await session.LoadAsync(image);
        return await session.RunAsync(events, 1000);
    }
}
