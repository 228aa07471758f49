// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Compiler.Tests;

public class RunTests
{
    [Fact]
    public void The_chain_of_the_examples_runs_as_its_page_says_on_every_build_with_room()
    {
        var network = NetworkFile.Load(Path.Combine(Repository.Root, "host", "examples", "chain", "network.yaml"));
        var expected = Enumerable.Range(0, 16).Select(i => new RunSpike(20 * (i / 8) + i % 8, "link", i % 8));
        var builds = Configurations.All.Where(build => NetworkCompiler.ObstacleFor(network, build) is null).ToList();

        Assert.Superset(new HashSet<string> { "tiny", "icebreaker", "hx8k", "complete" }, builds.Select(build => build.Name).ToHashSet());
        Assert.All(builds, build => Assert.Equal(expected, ImageRun.Spikes(NetworkCompiler.Compile(network, build), network.Stimulus!)));
    }

    [Fact]
    public void Without_leak_ten_tenths_make_a_whole()
    {
        NetworkDescription Network(ResetMode reset) => new NetworkBuilder("n", Duration.Milliseconds(1))
            .Inputs("x", 1).Neurons("a", 1, new NeuronParameters { Threshold = 1, Reset = reset })
            .Project("x", "a", Connector.AllToAll(), 0.1)
            .Run(Duration.Ticks(35)).Train("x", null, Duration.Ticks(1))
            .Build();

        Assert.All(["tiny", "odd_one", "odd_two", "odd_four"], build =>
        {
            var network = Network(Configurations.Named(build).Has(Capabilities.ResetValue) ? ResetMode.Value : ResetMode.Subtract);
            Assert.Equal(
                [9, 19, 29], ImageRun.Spikes(NetworkCompiler.Compile(network, Configurations.Named(build)), network.Stimulus!).Select(spike => spike.Tick));
        });
    }

    [Theory]
    [InlineData(20, 0, 0.06)]
    [InlineData(20, 0, 0.08)]
    [InlineData(10, 5, 0.15)]
    [InlineData(50, 0, 0.025)]
    public void A_constant_bias_makes_a_neuron_spike_when_the_formula_says(double tau, int refractory, double bias)
    {
        var network = new NetworkBuilder("n", Duration.Milliseconds(1))
            .Neurons("a", 1, new NeuronParameters
            {
                Threshold = 1,
                Bias = bias,
                TauMembrane = Decay.Tau(Duration.Milliseconds(tau)),
                Refractory = Duration.Milliseconds(refractory),
            })
            .Run(Duration.Milliseconds(1000))
            .Build();

        // V after n ticks: bias * (1 - k^n) / (1 - k).
        var k = Math.Exp(-1 / tau);
        var rise = (int)Math.Ceiling(Math.Log(1 - (1 - k) / bias) / Math.Log(k));
        var ticks = ImageRun.Spikes(NetworkCompiler.Compile(network, Configurations.Named("icebreaker")), network.Stimulus!)
            .Select(spike => spike.Tick).ToList();

        Assert.Equal(rise - 1, ticks[0]);
        Assert.All(ticks.Zip(ticks.Skip(1)), pair => Assert.Equal(rise + refractory, pair.Second - pair.First));
    }

    [Fact]
    public void A_leaky_neuron_under_random_input_spikes_as_with_real_numbers() => Seeds.Try(10, seed =>
    {
        var (tauMembrane, tauSynapse) = (20.0, 5.0);
        var network = new NetworkBuilder("n", Duration.Milliseconds(1))
            .Inputs("x", 40)
            .Neurons("a", 8, new NeuronParameters
            {
                Threshold = 1,
                TauMembrane = Decay.Tau(Duration.Milliseconds(tauMembrane)),
                TauSynapse = Decay.Tau(Duration.Milliseconds(tauSynapse)),
                Refractory = Duration.Milliseconds(2),
            })
            .Project("x", "a", Connector.AllToAll(), WeightRule.Uniform(-0.02, 0.06, seed));
        var run = network.Run(Duration.Ticks(2000));
        var chance = new SplitMix64(seed + 1000);
        for (var tick = 0; tick < 2000; tick++)
            run.Spikes("x", [.. Enumerable.Range(0, 40).Where(_ => chance.NextUnit() < 0.04)], [Duration.Ticks(tick)]);
        var described = run.Build();

        var compiled = NetworkCompiler.Compile(described, Configurations.Named("icebreaker"));
        var units = compiled.Report.Scales[0].WeightUnits;
        var got = ImageRun.Spikes(compiled, described.Stimulus!).Select(spike => (spike.Tick, spike.Index)).ToList();
        var wanted = Simulated(described, Math.Exp(-1 / tauMembrane), Math.Exp(-1 / tauSynapse), weight => weight);
        var rounded = Simulated(described, 3896 / 4096.0, 3354 / 4096.0, weight => Math.Round(weight * units) / units);

        // Rounded weights shift some spikes, and with them those that follow; rounded arithmetic fewer.
        Assert.InRange(wanted.Count, 200, 4000);
        Assert.InRange(got.Count, wanted.Count * 0.97 - 2, wanted.Count * 1.03 + 2);
        Assert.InRange(FoundWithinATick(wanted, got), 0.75, 1);
        Assert.InRange(FoundWithinATick(rounded, got), 0.8, 1);
    });

    private static double FoundWithinATick(List<(int Tick, int Index)> spikes, List<(int Tick, int Index)> among)
    {
        var near = among.SelectMany(spike => Enumerable.Range(-1, 3).Select(shift => (spike.Tick + shift, spike.Index))).ToHashSet();
        return spikes.Count(near.Contains) / (double)spikes.Count;
    }

    private static List<(int Tick, int Index)> Simulated(
        NetworkDescription network, double keepMembrane, double keepCurrent, Func<double, double> rounding)
    {
        var weights = network.ConnectionsOf(network.Projections[0]).ToLookup(synapse => synapse.Pre);
        var events = network.Stimulus!.Spikes.ToLookup(spike => spike.Tick, spike => spike.Index);
        var (current, membrane, held) = (new double[8], new double[8], new int[8]);
        var spikes = new List<(int, int)>();
        for (var tick = 0; tick < network.Stimulus.Ticks; tick++)
        {
            for (var i = 0; i < 8; i++)
                current[i] *= keepCurrent;
            foreach (var synapse in events[tick].SelectMany(source => weights[source]))
                current[synapse.Post] += rounding(synapse.Weight);
            for (var i = 0; i < 8; i++)
            {
                if (held[i] > 0)
                {
                    held[i]--;
                    continue;
                }

                membrane[i] = membrane[i] * keepMembrane + current[i];
                if (membrane[i] < 1)
                    continue;
                spikes.Add((tick, i));
                (membrane[i], held[i]) = (0, 2);
            }
        }

        return spikes;
    }
}
