// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Figures;
using NeuroCore.Hardware;
using NeuroCore.Network;
using NeuroCore.Trainer.Constructed;
using Xunit.Abstractions;

namespace NeuroCore.Experiments.Tests;

/// <summary>Currents read back from spike counts, on the model.</summary>
public class Reset_rules(ITestOutputHelper output)
{
    private const int Currents = 4000;
    private const int Neurons = 500;

    [Fact]
    public void A_hard_reset_loses_53_of_255_and_a_reset_by_subtraction_less_than_2()
    {
        var (hard, subtracting) = (Error(ResetMode.Value), Error(ResetMode.Subtract));

        output.WriteLine($"root mean square error over {Currents} currents, seed 2: {hard:F2} with a hard reset, {subtracting:F3} by subtraction");
        Assert.InRange(hard, 51, 55);
        Assert.InRange(subtracting, 0, 2);
    }

    [Fact]
    public void The_example_counts_every_current_as_its_page_says()
    {
        var network = Example.Network("reset-rules");
        var run = new ModelRun(network, "icebreaker");
        var counts = run.Counts(network.Stimulus!);
        var currents = network.Populations[0].Parameters.Bias;

        for (var index = 0; index < ResetRule.Neurons; index++)
        {
            var current = (int)currents[index];
            Assert.Equal(current == 0 ? 0 : 64 / ((256 + current - 1) / current), counts[run.Place("hard", index)]);
            Assert.Equal(64 * current / 256, counts[run.Place("subtracting", index)]);
        }
    }

    private static double Error(ResetMode reset)
    {
        var random = new SplitMix64(2);
        int[] currents = [.. Enumerable.Range(0, Currents).Select(_ => (int)(random.NextUnit() * ResetRule.Threshold))];
        var squares = 0.0;
        foreach (var some in currents.Chunk(Neurons))
        {
            var network = new NetworkBuilder("currents", Duration.Milliseconds(1), WeightMode.Exact)
                .Neurons("n", Neurons, new NeuronParameters
                {
                    Threshold = ResetRule.Threshold,
                    Bias = NeuronValues.Each(some.Select(current => (double)current)),
                    Reset = reset,
                })
                .Run(Duration.Ticks(ResetRule.Ticks))
                .Build();
            var run = new ModelRun(network, "complete");
            var counts = run.Counts(network.Stimulus!);
            squares += some.Select((current, index) => Math.Pow(ResetRule.Estimate(counts[run.Place("n", index)]) - current, 2)).Sum();
        }

        return Math.Sqrt(squares / Currents);
    }
}
