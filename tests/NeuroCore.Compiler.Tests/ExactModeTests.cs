// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Compiler.Tests;

public class ExactModeTests
{
    [Fact]
    public void Integers_pass_through_unchanged() => Seeds.Try(60, seed =>
    {
        var build = Builds.ExactFor(seed);
        var network = RandomNetwork.For(build, seed, WeightMode.Exact);
        var compiled = NetworkCompiler.Compile(network, build);
        var memory = new ImageMemory(compiled.Image);
        var places = compiled.Image.Metadata.Populations.ToDictionary(place => place.Name);
        foreach (var projection in network.Projections)
        {
            foreach (var synapse in network.ConnectionsOf(projection))
            {
                var (source, neuron) = (places[projection.Source].Position(synapse.Pre), places[projection.Target].Position(synapse.Post));
                var (options, word) = (projection.Options, memory.Projection(source, neuron));
                Assert.Equal(synapse.Weight, memory.Delivered(source, neuron));
                Assert.Equal(new ProjectionWord(options.Exponent ?? 0, word.Delay, 0, options.Negative, options.Enabled), word);
                Assert.Equal(synapse.Delay, word.Delay + memory.OwnDelay(source, neuron));
            }
        }

        foreach (var population in network.Populations)
        {
            var place = places[population.Name];
            var shared = memory.Class(place.First);
            Assert.Equal(8, shared.AccumulatorShift + shared.CurrentShift);
            Assert.Equal(population.Parameters.VMin ?? short.MinValue, shared.VMin);
            for (var i = 0; i < population.Size; i++)
            {
                Assert.Equal(population.Parameters.Threshold[i], memory.Threshold(place.Position(i)));
                Assert.Equal(population.Parameters.Bias[i], memory.Bias(place.Position(i)));
                Assert.Equal(population.Parameters.VInit[i] * 256, memory.Membrane(place.Position(i)));
            }
        }

        Assert.All(compiled.Report.Projections, line => Assert.Equal(0, line.WorstError));
        Assert.All(compiled.Report.Parameters.Where(line => line.Unit.Length == 0), line => Assert.Equal(0, line.Error));
    });

    [Fact]
    public void A_network_without_time_constants_is_reported_exact()
    {
        var network = new NetworkBuilder("n", Duration.Milliseconds(1), WeightMode.Exact)
            .Inputs("x", 4)
            .Neurons("a", 4, new NeuronParameters { Threshold = 300, TauMembrane = Decay.Keep(3900), VMin = -500 })
            .Project("x", "a", Connector.AllToAll(), WeightRule.Uniform(-127, 127, 3))
            .Build();

        Assert.True(NetworkCompiler.Compile(network, Configurations.Named("tiny")).Report.IsExact);
    }

    [Fact]
    public void Without_synaptic_decay_the_accumulator_shift_is_the_smallest() =>
        Assert.Equal((1, 7), Shifts(new NeuronParameters { Threshold = 1 }));

    [Fact]
    public void With_synaptic_decay_it_is_the_largest_that_has_room() =>
        // 4 x 100 x 2^a / (1 - 0.5) <= 32,767 for a up to 5.
        Assert.Equal((5, 3), Shifts(new NeuronParameters { Threshold = 1, TauSynapse = Decay.Keep(2048) }));

    [Fact]
    public void It_can_be_fixed() =>
        Assert.Equal((2, 6), Shifts(new NeuronParameters { Threshold = 1, TauSynapse = Decay.Keep(2048), AccumulatorShift = 2 }));

    [Fact]
    public void The_board_computes_what_the_guide_says() => Seeds.Try(30, seed =>
    {
        var chance = new SplitMix64(seed);
        int Draw(int least, int most) => least + (int)(chance.NextUnit() * (most - least + 1));
        var (keepV, keepU, shift, threshold, bias, floor) =
            (Draw(3000, 4096), Draw(0, 3000), Draw(1, 7), Draw(20, 400), Draw(-3, 10), -Draw(0, 300));
        var reset = Draw(0, 1) == 0 ? ResetMode.Value : ResetMode.Subtract;
        var weights = Enumerable.Range(0, 3).Select(_ => Draw(-60, 127)).ToArray();
        var builder = new NetworkBuilder("n", Duration.Milliseconds(1), WeightMode.Exact)
            .Inputs("x", 3)
            .Neurons("a", 1, new NeuronParameters
            {
                Threshold = threshold,
                Bias = bias,
                TauMembrane = Decay.Keep(keepV),
                TauSynapse = Decay.Keep(keepU),
                AccumulatorShift = shift,
                VMin = floor,
                Reset = reset,
                VReset = -5,
            })
            .Project("x", "a", Connector.FromList(weights.Select((weight, pre) => (pre, 0, (double)weight))))
            .Run(Duration.Ticks(200));
        for (var tick = 0; tick < 200; tick++)
            builder.Spikes("x", [.. Enumerable.Range(0, 3).Where(_ => Draw(0, 2) == 0)], [Duration.Ticks(tick)]);
        var network = builder.Build();

        var (u, v, expected) = (0, 0, new List<int>());
        for (var tick = 0; tick < 200; tick++)
        {
            var acc = network.Stimulus!.Spikes.Where(spike => spike.Tick == tick).Sum(spike => weights[spike.Index]);
            u = Math.Clamp(u * keepU / 4096 + (acc << shift), short.MinValue, short.MaxValue);
            v = (int)Math.Clamp((long)v * keepV / 4096 + ((long)u << (8 - shift)) + bias * 256, -(1 << 23), (1 << 23) - 1);
            v = Math.Max(v, floor * 256);
            if (v >= threshold * 256)
            {
                expected.Add(tick);
                v = reset == ResetMode.Value ? -5 * 256 : v - threshold * 256;
            }
        }

        Assert.Equal(
            expected, ImageRun.Spikes(NetworkCompiler.Compile(network, Configurations.Named("tiny")), network.Stimulus!).Select(spike => spike.Tick));
    });

    private static (int A, int B) Shifts(NeuronParameters parameters)
    {
        var network = new NetworkBuilder("n", Duration.Milliseconds(1), WeightMode.Exact)
            .Inputs("x", 4).Neurons("a", 1, parameters).Project("x", "a", Connector.AllToAll(), 100).Build();
        var scale = NetworkCompiler.Compile(network, Configurations.Named("icebreaker")).Report.Scales[0];
        return (scale.AccumulatorShift, scale.CurrentShift);
    }
}
