// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Globalization;
using NeuroCore.Compiler;
using NeuroCore.Network;
using Xunit.Abstractions;

namespace NeuroCore.Emulator.Tests;

/// <summary>From a description to the first tick: 4,000 neurons, each pair with 2 %, two receptors, as in workload d of the bench.</summary>
[Collection(Process.Name)]
public sealed class First_ticks(ITestOutputHelper output)
{
    private const int Excitatory = 3200;
    private const int Inhibitory = 800;
    private const int Rounds = 5;

    private static string Text(int seed) => string.Create(CultureInfo.InvariantCulture, $$$"""
        name: cuba
        tick: 1 ms
        populations:
          excitatory: { size: {{{Excitatory}}}, tau_membrane: 20 ms, tau_synapse: 5 ms, tau_second: 10 ms, threshold: -1, v_reset: -11, refractory: 4 ms }
          inhibitory: { size: {{{Inhibitory}}}, tau_membrane: 20 ms, tau_synapse: 5 ms, tau_second: 10 ms, threshold: -1, v_reset: -11, refractory: 4 ms }
        projections:
          - { source: excitatory, target: excitatory, connector: { fixed_probability: { p: 0.02, seed: {{{seed}}} } }, weight: 0.0715, delay: 1 tick }
          - { source: excitatory, target: inhibitory, connector: { fixed_probability: { p: 0.02, seed: {{{seed + 1}}} } }, weight: 0.0715, delay: 1 tick }
          - { source: inhibitory, target: excitatory, connector: { fixed_probability: { p: 0.02, seed: {{{seed + 2}}} } }, weight: -0.4175, delay: 1 tick, receptor: second }
          - { source: inhibitory, target: inhibitory, connector: { fixed_probability: { p: 0.02, seed: {{{seed + 3}}} } }, weight: -0.4175, delay: 1 tick, receptor: second }

        """);

    // Milliseconds, bytes that were taken for it from the runtime's heap, and synapses.
    private static (double Milliseconds, long Bytes, int Synapses) FirstTick(int seed)
    {
        var (began, bytes) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
        var network = NetworkFile.Parse(Text(seed));
        int[] populations = [.. network.Populations.Select(population => population.Size)];
        var compiled = NetworkCompiler.Compile(network, EmulatedBuild.Holding(populations, []), needs => EmulatedBuild.Holding(populations, [], needs));
        using var core = new EmulatedCore(compiled.Image.Target, new EmulatorOptions { PlainTicks = 0 });
        core.Load(compiled.Image);
        core.Run(1);
        var room = compiled.Report.Room.Single(line => line.Resource == "synapses").Used;
        return (Stopwatch.GetElapsedTime(began).TotalMilliseconds, GC.GetAllocatedBytesForCurrentThread() - bytes, room);
    }

    // What any program would do that has such a network as text: a line for each synapse, numbers from it, and these in order.
    private static double ReadAndSort()
    {
        var random = new Random(1);
        var lines = Enumerable.Range(0, 320_000).Select(_ => string.Create(CultureInfo.InvariantCulture, $"{random.Next(4000)},{random.Next(4000)}")).ToArray();
        var began = Stopwatch.GetTimestamp();
        var pairs = lines.Select(line => line.Split(',')).Select(cells => (int.Parse(cells[0], CultureInfo.InvariantCulture) * 4000) + int.Parse(cells[1], CultureInfo.InvariantCulture)).ToArray();
        Array.Sort(pairs);
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    [Fact]
    public void Come_in_a_small_multiple_of_the_time_that_reading_the_synapses_takes()
    {
        var (first, reading) = (double.PositiveInfinity, double.PositiveInfinity);
        for (var round = 0; round < Rounds; round++)
        {
            first = Math.Min(first, FirstTick(10 * round).Milliseconds);
            reading = Math.Min(reading, ReadAndSort());
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{first:F0} ms from the description to the end of the first tick, {first / reading:F1} times reading and sorting 320,000 pairs"));
        Assert.InRange(first / reading, 0, 12);
    }

    [Fact]
    public void Take_memory_by_the_synapse_and_none_by_the_pair()
    {
        FirstTick(1);
        var (_, bytes, synapses) = FirstTick(2);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:F0} MB for {synapses} synapses"));
        Assert.InRange(synapses, 310_000, 330_000);

        // A byte for each of the 16 million pairs of the image would be 52 for each synapse.
        Assert.InRange((double)bytes / synapses, 0, 130);
    }
}
