// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using NeuroCore.Compiler;
using NeuroCore.Hardware;
using NeuroCore.Link;
using NeuroCore.Network;

namespace NeuroCore.Model.Tests;

public class Bytes_on_the_wire
{
    private const int Neurons = 256;
    private const int Ticks = 2000;

    // The start and the end of a run cost the same however long it is.
    [Theory]
    [InlineData(0.01, 2.3)]
    [InlineData(0.1, 1.3)]
    [InlineData(0.5, 1.1)]
    public async Task A_spike_takes_little_more_than_one_where_many_fire(double activity, double most) =>
        Assert.InRange(await BytesAsync(activity, $"drive: {{ bernoulli: {activity.ToString(CultureInfo.InvariantCulture)} }}", []), 1, most);

    // Such a run comes in many commands, each of which is answered.
    [Theory]
    [InlineData(0.01, 2.6)]
    [InlineData(0.1, 1.35)]
    [InlineData(0.5, 1.2)]
    public async Task A_spike_takes_a_little_more_where_the_host_sends_as_many_events(double activity, double most)
    {
        const int seed = 5;
        var random = new Random(seed);
        (int, int)[] events = [.. Enumerable.Range(0, Ticks).SelectMany(tick => Enumerable.Range(0, Neurons)
            .Where(_ => random.NextDouble() < activity).Select(neuron => (tick, neuron)))];
        Assert.InRange(await BytesAsync(activity, "", events), 1, most);
    }

    // Sections of an image are short and many; what clears the board before is counted in.
    [Theory]
    [InlineData("digits", 6160)]
    [InlineData("chain", 740)]
    [InlineData("small-world", 51_200)]
    public async Task A_sparse_image_takes_no_more_than_it_did(string example, int most)
    {
        var image = NetworkCompiler.Compile(
            NetworkFile.Load(Path.Combine(Root(), "host", "examples", example, "network.yaml")), Configurations.Named("icebreaker")).Image;
        var board = new Counted(new BoardModel(image.Target));
        await using var session = await DeviceSession.ConnectAsync(new InProcessTransport(board, "the model"));
        board.BytesToBoard = 0;
        await session.LoadAsync(image);
        Assert.InRange(board.BytesToBoard, most / 2, most);
    }

    private static async Task<double> BytesAsync(double activity, string drive, (int Tick, int Input)[] events)
    {
        var image = NetworkCompiler.Compile(NetworkFile.Parse($$"""
            name: relay
            tick: 1 ms
            inputs:
              input: { size: {{Neurons}}{{(drive.Length > 0 ? ", " : "")}}{{drive}} }
            populations:
              cell: { size: {{Neurons}}, tau_membrane: 5 ms, threshold: 1 }
            projections:
              - { name: relay, source: input, target: cell, connector: one_to_one, weight: 2 }
            """), Configurations.Named("icebreaker")).Image;
        var first = image.Metadata.Populations.Single(population => population.Name == "input").First;
        var board = new Counted(new BoardModel(image.Target));
        await using var session = await DeviceSession.ConnectAsync(new InProcessTransport(board, "the model"));
        await session.LoadAsync(image);
        board.Bytes = 0;
        var run = await session.RunAsync(events.Select(item => new SourceEvent(item.Tick, first + item.Input)), Ticks);
        Assert.InRange(run.Spikes.Length, 0.95 * activity * Neurons * Ticks, 1.05 * activity * Neurons * Ticks);
        return (double)board.Bytes / run.Spikes.Length;
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "NeuroCore.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }

    private sealed class Counted(IByteDevice board) : IByteDevice
    {
        public long Bytes { get; set; }

        public long BytesToBoard { get; set; }

        public void Write(ReadOnlySpan<byte> bytes)
        {
            BytesToBoard += bytes.Length;
            board.Write(bytes);
        }

        public int Read(Span<byte> buffer)
        {
            var count = board.Read(buffer);
            Bytes += count;
            return count;
        }
    }
}
