// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Compiler.Tests;

public class FeatureRunTests
{
    [Fact]
    public void Random_integer_networks_of_all_features_spike_as_their_description_says() => Seeds.Try(60, seed =>
    {
        var build = Builds.ExactFor(seed);
        var network = RandomNetwork.For(build, seed, WeightMode.Exact, ticks: 120);
        var compiled = NetworkCompiler.Compile(network, build);

        Assert.Equal(
            new DescriptionRun(network, compiled).Spikes().OrderBy(spike => (spike.Tick, spike.Population, spike.Index)),
            ImageRun.Spikes(compiled, network.Stimulus!).OrderBy(spike => (spike.Tick, spike.Population, spike.Index)));
    });

    [Theory]
    [InlineData(5, 20)]
    [InlineData(20, 100)]
    [InlineData(100, 1000)]
    [InlineData(40, 2000)]
    public void A_threshold_decays_with_its_time_constant(int step, double ticks)
    {
        var (keep, period) = ThetaDecay.Of(new Adaptation { Increment = 1, Tau = Decay.Tau(Duration.Milliseconds(ticks)) }, step, 1e-3);
        var (theta, worst) = (step, 0.0);
        for (var tick = 1; tick < 3 * ticks; tick++)
        {
            if (tick % (1 << period) == 0)
                theta = theta * keep / 4096;
            worst = Math.Max(worst, Math.Abs(theta - step * Math.Exp(-tick / ticks)));
        }

        // Decaying in every tick would lose 1 a tick, and all of it within `step` ticks.
        Assert.InRange(worst, 0, Math.Max(1.5, 0.45 * step));
        Assert.True(period > 0 || ticks <= 20);
    }

    [Fact]
    public void Large_weights_of_one_projection_cost_another_no_precision()
    {
        NetworkBuilder Net(double large) => new NetworkBuilder("n", Duration.Milliseconds(1))
            .Inputs("small", 4).Inputs("large", 4).Neurons("a", 4, new NeuronParameters { Threshold = Math.PI })
            .Project("small", "a", Connector.AllToAll(), WeightRule.Uniform(-1, 1, 1))
            .Project("large", "a", Connector.AllToAll(), WeightRule.Uniform(-large, large, 2));
        double Step(NetworkBuilder builder, string build) =>
            NetworkCompiler.Compile(builder.Build(), Configurations.Named(build)).Report.Projections[0].Step;

        var (alone, beside) = (Step(Net(1), "complete"), Step(Net(60), "complete"));
        Assert.InRange(beside, 0.9 * alone, 1.2 * alone);
        Assert.InRange(Step(Net(60), "odd_one"), 20 * alone, double.PositiveInfinity);
    }

    [Fact]
    public void Rates_become_16384ths_of_a_spike_a_tick()
    {
        var network = new NetworkBuilder("n", Duration.Milliseconds(1))
            .Inputs("host", 3).Inputs("x", 2, Drive.Bernoulli(Rates.PerTick(NeuronValues.Each([0.25, 1]))))
            .Inputs("y", 2, Drive.Latency(Latencies.Each([Duration.Milliseconds(7), null])))
            .Neurons("a", 4, new NeuronParameters { Threshold = 1 })
            .Seed(5).Build();
        var image = NetworkCompiler.Compile(network, Configurations.Named("tiny")).Image;
        var memory = new ImageMemory(image);

        Assert.Equal(
            [new("a", false, 0, 4) { LevelUnits = 128 }, new("host", true, 24, 3), new("x", true, 16, 2), new("y", true, 20, 2)],
            image.Metadata.Populations.AsEnumerable());
        Assert.Equal(6, memory.Control(ControlRegister.ImageEncoders));
        Assert.Equal(
            [new(InputEncoding.Bernoulli, 4096), new(InputEncoding.Bernoulli, 16383), default, default, new(InputEncoding.Latency, 7), default],
            Enumerable.Range(0, 6).Select(i => EncoderWord.FromWord(memory[Bank.Encoder, i])));
        var state = new SplitMix64(5).Next();
        Assert.Equal([.. Enumerable.Range(0, 4).Select(i => (ushort)(state >> (16 * i)))], Enumerable.Range(0, 4).Select(i => memory[Bank.Noise, i]));
    }

    [Fact]
    public void Probes_pace_and_stop_become_words_and_registers()
    {
        var network = new NetworkBuilder("n", Duration.Milliseconds(1))
            .Neurons("b", 4, new NeuronParameters { Threshold = 1 })
            .Neurons("a", 3, new NeuronParameters { Threshold = 1, Silenced = Cells.Of(1) })
            .Record("a", Cells.Of(2))
            .Sample(Duration.Ticks(5), new Probe("a", Cells.Of(0, 2), ProbedValue.Membrane), new Probe("b", Cells.Of(1), ProbedValue.Theta))
            .Run(Duration.Ticks(10), new RunControl { UntilSpikes = 7, TickPeriod = Duration.Microseconds(100) })
            .Build();
        var memory = new ImageMemory(NetworkCompiler.Compile(network, Configurations.Named("tiny")).Image);

        Assert.Equal(
            [new(Bank.Membrane, 4), new(Bank.Membrane, 6), new(Bank.Adaptation, 1)],
            Enumerable.Range(0, 3).Select(i => ProbeWord.FromWord(memory[Bank.Probe, i])));
        Assert.Equal((3, 5, 5), (memory.Control(ControlRegister.ProbeCount), memory.Control(ControlRegister.ProbePeriod), memory.Control(ControlRegister.ProbeLeft)));
        Assert.Equal((7, 150), (memory.Control(ControlRegister.SpikesLeft), memory.Control(ControlRegister.TickPeriod)));
        Assert.Equal(1 << 6, memory[Bank.Report, 0]);
        Assert.Equal([false, true, false], Enumerable.Range(4, 3).Select(memory.IsSilenced));
    }
}
