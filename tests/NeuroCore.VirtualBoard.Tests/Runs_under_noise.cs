// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Compiler;
using NeuroCore.Hardware;
using NeuroCore.Link;
using NeuroCore.Model;
using NeuroCore.Network;
using NeuroCore.Wires;
using Xunit.Abstractions;

namespace NeuroCore.VirtualBoard.Tests;

/// <summary>Run after run over a bad cable to the model of the board: 300 of them; 10,000 at each rate in `make soak`, which sets NEUROCORE_SOAK.</summary>
public sealed class Runs_under_noise(ITestOutputHelper output)
{
    private const int Seed = 20260403;
    private const int MostTicks = 120;
    private const double EventsPerTick = 0.5;
    private const int CutBytes = 1000;
    private static readonly int s_runs = Environment.GetEnvironmentVariable("NEUROCORE_SOAK") is { Length: > 0 } ? 10_000 : 300;
    private static readonly Configuration s_build = Configurations.Named("tiny");

    // Nothing is waited for in process, so a bad wire may be asked very often.
    private static readonly SessionOptions s_stubborn = new() { SilentTries = 400, FruitlessTries = 4000, Baud = s_build.Baud };

    [Theory]
    [InlineData(0)]
    [InlineData(1e-4)]
    [InlineData(3e-4)]
    [InlineData(1e-3)]
    [InlineData(3e-3)]
    public async Task Give_the_spikes_and_clocks_that_they_give_on_a_quiet_wire(double perByte)
    {
        var image = NetworkCompiler.Compile(
            NetworkFile.Load(Path.Combine(VirtualBoard.RepositoryRoot(), "host", "examples", "chain", "network.yaml")), s_build).Image;
        var random = new Random(Seed);
        var noisy = new NoisyDevice(new BoardModel(s_build), new Random(Seed + 1), perByte);
        var quiet = new NoisyDevice(new BoardModel(s_build), new Random(0), 0);
        await using var tested = await DeviceSession.ConnectAsync(new InProcessTransport(noisy, "a bad wire"), s_stubborn);
        await using var expected = await DeviceSession.ConnectAsync(new InProcessTransport(quiet, "a quiet wire"), s_stubborn);
        await tested.LoadAsync(image);
        await expected.LoadAsync(image);
        var spikes = 0L;
        for (var run = 0; run < s_runs; run++)
        {
            // Nothing is reset in between: what one run lost, all that follow would miss.
            var ticks = random.Next(1, MostTicks);
            var events = Enumerable.Range(0, (int)(ticks * EventsPerTick)).Select(_ => new SourceEvent(random.Next(ticks), random.Next(image.Sources))).ToList();
            if (perByte > 0 && run % 1000 == 500)
                noisy.Cut(CutBytes);
            var right = await expected.RunAsync(events, ticks);
            var came = await tested.RunAsync(events, ticks);
            Assert.True(
                (right.Digest, right.Ticks, right.Clocks) == (came.Digest, came.Ticks, came.Clocks),
                $"Run {run} differs after {noisy.Errors} errors. Seed {Seed}: dotnet test tests/NeuroCore.VirtualBoard.Tests --filter {nameof(Runs_under_noise)}");
            spikes += right.Spikes.Length;
        }

        Assert.InRange(spikes, s_runs, long.MaxValue);
        Assert.True(perByte == 0 || noisy.Errors > s_runs * perByte, $"{noisy.Errors} errors are too few.");
        var statistics = tested.Statistics;
        output.WriteLine(
            $"{perByte:0.0000} a byte: {s_runs:N0} runs, {spikes:N0} spikes, {statistics.Commands + statistics.DataFrames:N0} frames once, " +
            $"{statistics.CommandsRepeated + statistics.DataFramesRepeated:N0} again, {noisy.Errors:N0} errors in {noisy.Bytes:N0} bytes; " +
            $"goodput {(double)quiet.Bytes / noisy.Bytes:P1} of that of a quiet wire");
    }
}
