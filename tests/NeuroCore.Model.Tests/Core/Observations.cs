// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model.Tests.Core;

/// <summary>What an observer sees is what happens.</summary>
public sealed class Observations
{
    [Fact]
    public void The_writes_observed_are_all_that_change_the_memories() => Seeds.Try(10, random =>
    {
        var network = new RandomNetwork(Configurations.Named("odd_four"), random);
        var bench = new CoreBench(network.Build);
        network.Load(bench);
        int[] u = [.. network.U];
        int[] levels = [.. network.V.Select(v => v >> 8)];
        int[] fractions = [.. network.V.Select(v => v & 0xFF)];
        int[] refractory = [.. network.Refractory];
        var spikes = new List<int>();
        for (var tick = 0; tick < 10; tick++)
        {
            foreach (var (source, negative) in network.Events(random))
                bench.Event(source + (negative ? CoreBench.Negative : 0));
            spikes.Clear();
            var fired = new List<int>();
            bench.Core.Clock(new CoreInputs { TickStart = true });
            while (bench.Core.TickBusy)
            {
                bench.Core.Clock(new CoreInputs { SpikeReady = true }, out var seen);
                if (seen.CurrentWrite)
                    u[seen.CurrentWriteNeuron] = seen.CurrentWriteData;
                if (seen.MembraneWrite)
                    levels[seen.MembraneWriteNeuron] = seen.MembraneWriteData;
                if (seen.FractionWrite)
                    fractions[seen.ResidueWriteNeuron] = seen.FractionWriteData;
                if (seen.RefractoryWrite)
                    refractory[seen.ResidueWriteNeuron] = seen.RefractoryWriteData;
                if (seen.Fired)
                    fired.Add(seen.MembraneWriteNeuron);
                if (seen.SpikeValid)
                    spikes.Add(seen.SpikeNeuron & ~CoreBench.Negative);
            }

            Assert.Equal(fired, spikes);
            for (var neuron = 0; neuron < network.Neurons; neuron++)
            {
                Assert.Equal(bench.U(neuron), u[neuron]);
                Assert.Equal(bench.V(neuron), (levels[neuron] * 256) + fractions[neuron]);
                Assert.Equal(bench.Refractory(neuron), refractory[neuron]);
            }
        }
    });

    [Fact]
    public void Rows_and_their_accumulators_are_seen_three_clocks_apart()
    {
        var bench = new CoreBench("tiny");
        bench.Range(20, 1, 3);
        for (var neuron = 0; neuron < 16; neuron++)
            bench.Weight(20, neuron, neuron - 8);
        bench.Event(20);
        bench.Core.Clock(default);
        bench.Core.Clock(new CoreInputs { TickStart = true });
        var rows = new Dictionary<int, (int Source, int Block)>();
        var writes = 0;
        for (var clock = 0; bench.Core.Phase == Phase.Deliver; clock++)
        {
            bench.Core.Clock(default, out var seen);
            if (seen.RowValid)
                rows[clock] = (seen.RowSource, seen.RowBlock);
            if (seen.AccumulatorWriteLanes == 0)
                continue;
            Assert.Equal(0xF, seen.AccumulatorWriteLanes);
            Assert.Equal((20, seen.AccumulatorWritePlace), rows[clock - 3]);
            for (var lane = 0; lane < 4; lane++)
                Assert.Equal((seen.AccumulatorWritePlace * 4) + lane - 8, seen.AccumulatorWriteData[lane]);
            writes++;
        }

        Assert.Equal(3, writes);
        Assert.Equal([1, 2, 3], rows.Values.Select(row => row.Block));
    }

    [Fact]
    public void Observing_changes_nothing() => Seeds.Try(10, random =>
    {
        var network = new RandomNetwork(Configurations.Named("tiny"), random);
        var seen = new CoreBench(network.Build);
        var unseen = new CoreBench(network.Build);
        network.Load(seen);
        network.Load(unseen);
        for (var tick = 0; tick < 10; tick++)
        {
            foreach (var (source, _) in network.Events(random))
            {
                seen.Event(source);
                unseen.Event(source);
            }

            for (var start = true; start || seen.Core.TickBusy; start = false)
            {
                var inputs = new CoreInputs { TickStart = start, SpikeReady = random.Next(2) == 0 };
                seen.Core.Clock(inputs, out _);
                unseen.Core.Clock(inputs);
                Assert.Equal(seen.Core.SpikeValid, unseen.Core.SpikeValid);
                Assert.Equal(seen.Core.Phase, unseen.Core.Phase);
            }

            Assert.Equal(seen.Clocks, unseen.Clocks);
            for (var neuron = 0; neuron < network.Neurons; neuron++)
                Assert.Equal(seen.V(neuron), unseen.V(neuron));
        }
    });
}
