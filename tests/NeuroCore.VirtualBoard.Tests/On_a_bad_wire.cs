// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Diagnostics;
using NeuroCore.Hardware;
using NeuroCore.Link;
using NeuroCore.Model;
using NeuroCore.Wires;
using Xunit.Abstractions;

namespace NeuroCore.VirtualBoard.Tests;

/// <summary>The whole way with a bad cable in it, to the model of the board and to the board itself.</summary>
public sealed class On_a_bad_wire(ITestOutputHelper output)
{
    private const int Seed = 20260402;
    private const int Ticks = 300;
    private const int RoundsOfModel = 40;
    private static readonly bool s_isSoak = Environment.GetEnvironmentVariable("NEUROCORE_SOAK") is { Length: > 0 };
    private static readonly int s_roundsOfBoard = s_isSoak ? 40 : 8;
    private static readonly Configuration s_build = Configurations.Named("tiny");
    private static readonly SessionOptions s_stubborn = new() { SilentTries = 200, FruitlessTries = 2000, Baud = s_build.Baud };

    [Theory]
    [InlineData(0)]
    [InlineData(1e-4)]
    [InlineData(1e-3)]
    [InlineData(4e-3)]
    public async Task The_model_gets_every_frame_once(double perByte)
    {
        var wire = new NoisyTransport(new InProcessTransport(new BoardModel(s_build), "the model"), new Random(Seed), perByte);
        await using var session = await DeviceSession.ConnectAsync(wire, s_stubborn);
        await CheckAsync(session, wire, perByte, "model", RoundsOfModel);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1e-4, 0)]
    [InlineData(1e-3, 0)]
    [InlineData(1e-4, 5)]
    public async Task The_board_gets_every_frame_once(double perByte, int cutSeconds)
    {
        await using var board = await VirtualBoard.StartAsync("tiny");
        var wire = new NoisyTransport(SerialTransport.Open(board.Terminal, s_build.Baud), new Random(Seed), perByte);
        await using var session = await DeviceSession.ConnectAsync(wire, s_stubborn);
        if (cutSeconds > 0)
            wire.Cut(TimeSpan.FromMilliseconds(300), TimeSpan.FromSeconds(cutSeconds));
        await CheckAsync(session, wire, perByte, cutSeconds > 0 ? $"board, cut for {cutSeconds} s" : "board", s_roundsOfBoard);
        Assert.True(cutSeconds == 0 || session.Statistics.Silences > 0, "The cut was not noticed.");
    }

    /// <summary>64 KiB; a whole megabyte in `make soak`, which sets NEUROCORE_SOAK.</summary>
    [Fact]
    public async Task Garbage_does_nothing_to_the_board_and_the_next_frame_is_understood()
    {
        var bytes = s_isSoak ? 1 << 20 : 1 << 16;
        await using var board = await VirtualBoard.StartAsync("tiny");
        var image = Image(new Random(Seed));
        await using (var session = await board.ConnectAsync())
            await session.LoadAsync(image);
        var random = new Random(Seed + 1);
        await using (var wire = SerialTransport.Open(board.Terminal, s_build.Baud))
        {
            var garbage = new byte[4096];
            var answer = new byte[4096];
            for (var sent = 0; sent < bytes; sent += garbage.Length)
            {
                random.NextBytes(garbage);
                // Long frames and short ones, and stretches without any end.
                if (random.Next(3) == 0)
                    garbage.AsSpan().Replace((byte)0, (byte)7);
                await wire.WriteAsync(garbage, default);
                while (await wire.ReadAsync(answer, TimeSpan.FromMilliseconds(1), default) > 0)
                {
                }
            }
        }

        await board.RestAsync();
        await using (var session = await board.ConnectAsync())
            await session.VerifyAsync(image);
    }

    private async Task CheckAsync(DeviceSession session, NoisyTransport wire, double perByte, string what, int rounds)
    {
        var random = new Random(Seed);
        var image = Image(random);
        var events = Enumerable.Range(0, Ticks * 2).Select(_ => new SourceEvent(random.Next(Ticks), random.Next(s_build.Sources))).ToList();
        await using var quiet = await DeviceSession.ConnectAsync(new InProcessTransport(new BoardModel(s_build), "a good wire"));
        await quiet.LoadAsync(image);
        var expected = await quiet.RunAsync(events, Ticks);
        var useful = 0L;
        var watch = Stopwatch.StartNew();
        for (var round = 0; round < rounds; round++)
        {
            await session.LoadAsync(image);
            await session.VerifyAsync(image);
            var run = await session.RunAsync(events, Ticks);
            Assert.Equal((expected.Digest, expected.Ticks, expected.Clocks), (run.Digest, run.Ticks, run.Clocks));
            useful += image.Sections.Sum(section => 4L * section.Words.Length) + (2L * (events.Count + run.Spikes.Length));
        }

        var statistics = session.Statistics;
        output.WriteLine(
            $"{what}, {perByte:0.0000} a byte: {rounds} rounds in {watch.Elapsed.TotalSeconds:0.0} s, {useful / watch.Elapsed.TotalSeconds / 1000:0.00} kB/s of use; " +
            $"{wire.Errors} errors in {wire.Bytes} bytes, {statistics.Commands} commands and {statistics.DataFrames} data frames once, " +
            $"{statistics.CommandsRepeated} and {statistics.DataFramesRepeated} again, {statistics.Silences} silences");
    }

    // Words that repeat could be filled instead of written: random ones cannot.
    private static RegisterImage Image(Random random)
    {
        var sections = ImmutableArray.CreateBuilder<ImageSection>();
        sections.Add(new ImageSection(Bank.Control, 0, [(ushort)s_build.Neurons, (ushort)s_build.Sources]));
        foreach (var bank in new[] { Bank.Synapse, Bank.Threshold, Bank.Bias, Bank.Membrane })
            sections.Add(new ImageSection(bank, 0, [.. Enumerable.Range(0, BankDepth.Of(s_build, bank)).Select(_ => (ushort)random.Next(65536))]));
        return new RegisterImage(s_build, s_build.Capabilities, s_build.Neurons, s_build.Sources, sections.ToImmutable(), new ImageMetadata("noise", 0.001, []));
    }
}
