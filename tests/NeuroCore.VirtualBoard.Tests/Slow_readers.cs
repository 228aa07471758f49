// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Compiler;
using NeuroCore.Emulator;
using NeuroCore.Hardware;
using NeuroCore.Link;
using NeuroCore.Model;
using NeuroCore.Network;
using NeuroCore.Wires;
using Xunit.Abstractions;

namespace NeuroCore.VirtualBoard.Tests;

/// <summary>
/// A run with a host that takes what comes in small pieces, and late: the core waits rather than drops. 5,000 ticks; 1,000,000
/// in `make soak`, which sets NEUROCORE_SOAK.
/// </summary>
public sealed class Slow_readers(ITestOutputHelper output)
{
    private const int MostBytes = 48;
    private const int TicksPerEvent = 100;
    private static readonly int s_ticks = Environment.GetEnvironmentVariable("NEUROCORE_SOAK") is { Length: > 0 } ? 1_000_000 : 5_000;
    private static readonly Configuration s_build = Configurations.Named("tiny");

    [Fact]
    public async Task Lose_no_event_of_the_model() =>
        await CheckAsync(new SlowReader(new InProcessTransport(new BoardModel(s_build), "the model"), MostBytes, 0, default), "model");

    [Fact]
    public async Task Lose_no_event_of_the_board()
    {
        await using var board = await VirtualBoard.StartAsync("tiny");
        var reader = new SlowReader(SerialTransport.Open(board.Terminal, s_build.Baud), MostBytes, 5, TimeSpan.FromMilliseconds(20));
        var run = await CheckAsync(reader, "board");
        Assert.InRange(reader.Pauses, 1, int.MaxValue);
        Assert.InRange(run.StallClocks, 1, long.MaxValue);
    }

    private async Task<RunRecord> CheckAsync(SlowReader reader, string what)
    {
        var image = NetworkCompiler.Compile(
            NetworkFile.Load(Path.Combine(VirtualBoard.RepositoryRoot(), "host", "examples", "chain", "network.yaml")), s_build).Image;
        // Every source at once: the whole chain fires, so that spikes come in bursts.
        var events = Enumerable.Range(0, s_ticks / TicksPerEvent)
            .SelectMany(number => Enumerable.Range(0, image.Sources).Select(source => new SourceEvent(number * TicksPerEvent, source))).ToList();
        await using var undisturbed = await DeviceSession.ConnectAsync(new InProcessTransport(new EmulatedBoard(s_build), "undisturbed"));
        await undisturbed.LoadAsync(image);
        var expected = await undisturbed.RunAsync(events, s_ticks);
        await using var session = await DeviceSession.ConnectAsync(reader, new SessionOptions { Baud = s_build.Baud });
        await session.LoadAsync(image);
        var run = await session.RunAsync(events, s_ticks);
        Assert.Equal((expected.Digest, expected.Ticks, expected.Clocks), (run.Digest, run.Ticks, run.Clocks));
        Assert.InRange(run.Spikes.Length, s_ticks / TicksPerEvent, int.MaxValue);
        output.WriteLine($"{what}: {run.Ticks:N0} ticks, {run.Spikes.Length:N0} spikes, none lost; {run.StallClocks:N0} clocks the core waited for the host, {reader.Pauses:N0} pauses");
        return run;
    }
}
