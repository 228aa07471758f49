// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Figures;
using NeuroCore.Network;
using NeuroCore.Trainer.Direction;
using Xunit.Abstractions;

namespace NeuroCore.Experiments.Tests;

/// <summary>The direction of a moving bar, told by learned delays, on the model.</summary>
public class Direction_of_a_bar(ITestOutputHelper output)
{
    private const string Build = "icebreaker-inference";
    private const int Bars = 600;
    private const ulong BarSeed = 600;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Learned_delays_tell_every_direction(ulong learningSeed)
    {
        var (right, left) = DirectionExample.Learn(learningSeed);

        var told = Told(Network(right, left, threshold: 8));

        output.WriteLine($"delays to the right {string.Join(' ', right)}, to the left {string.Join(' ', left)}: {told.Right} of {Bars} right, seed of the bars {BarSeed}");
        Assert.Equal(Bars, told.Right);
    }

    [Fact]
    public void With_equal_delays_both_detectors_spike_together_whatever_the_threshold_and_no_answer_beats_chance()
    {
        ImmutableArray<int> equal = [.. new int[MovingBar.Inputs]];
        foreach (var threshold in new[] { 1, 2, 3, 4, 5, 8 })
        {
            var told = Told(Network(equal, equal, threshold));

            Assert.Equal(0, told.Different);
            Assert.InRange(told.AlwaysRight / (double)Bars, 0.45, 0.55);
        }
    }

    [Fact]
    public void The_example_tells_its_twenty_bars()
    {
        var network = Example.Network("direction");
        var run = new ModelRun(network, Build);
        var spikes = run.Run(network.Stimulus!);
        var wanted = File.ReadAllLines(Path.Combine(Example.Folder("direction"), "bars.csv")).Skip(1).Select(line => line.Split(',')[1]).ToList();

        Assert.Equal(DirectionExample.Shown, wanted.Count);
        for (var bar = 0; bar < wanted.Count; bar++)
        {
            var during = spikes.Where(spike => spike.Tick / MovingBar.Length == bar).Select(spike => spike.Neuron).Distinct();
            Assert.Equal([run.Place(wanted[bar], 0)], during);
        }
    }

    private static (int Right, int Different, int AlwaysRight) Told(NetworkDescription network)
    {
        var run = new ModelRun(network, Build);
        var (towardsRight, towardsLeft, input) = (run.Place("right", 0), run.Place("left", 0), run.Place("bar", 0));
        var (right, different, alwaysRight) = (0, 0, 0);
        foreach (var bar in MovingBar.Several(BarSeed, Bars))
        {
            var (rights, lefts) = (0, 0);
            foreach (var inputs in bar.Ticks)
            {
                var fired = run.Tick(inputs.Select(index => input + index));
                rights += fired.Count(spike => spike.Neuron == towardsRight);
                lefts += fired.Count(spike => spike.Neuron == towardsLeft);
            }

            right += (bar.ToTheRight ? rights > lefts : lefts > rights) ? 1 : 0;
            different += rights != lefts ? 1 : 0;
            alwaysRight += bar.ToTheRight ? 1 : 0;
        }

        return (right, different, alwaysRight);
    }

    private static NetworkDescription Network(ImmutableArray<int> right, ImmutableArray<int> left, int threshold)
    {
        var neuron = new NeuronParameters { Threshold = threshold, TauMembrane = Decay.AtOnce };
        return new NetworkBuilder("direction", Duration.Milliseconds(1), WeightMode.Exact)
            .Inputs("bar", MovingBar.Inputs)
            .Neurons("right", 1, neuron)
            .Neurons("left", 1, neuron)
            .Project("bar", "right", Connector.AllToAll(), 1, options: Delays(right))
            .Project("bar", "left", Connector.AllToAll(), 1, options: Delays(left))
            .Build();
    }

    private static ProjectionOptions Delays(ImmutableArray<int> ticks) =>
        new() { Delay = DelayRule.Each(ticks.Select(delay => Duration.Ticks(delay))) };
}
