// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Figures;
using NeuroCore.Network;
using NeuroCore.Trainer.Constructed;
using Xunit.Abstractions;

namespace NeuroCore.Experiments.Tests;

/// <summary>A batch normalisation that the compiler folded into integer thresholds, on the model.</summary>
public class Batch_normalisation(ITestOutputHelper output)
{
    private const int Decisions = 4_000_000;

    [Fact]
    public void None_of_four_million_decisions_differs_from_the_condition_in_real_numbers()
    {
        const ulong Seed = 4;
        var layer = NormalisedLayer.Draw(NormalisedLayer.Seed);
        var run = new ModelRun(Example.Network("normalisation"), "icebreaker");
        var (pattern, units) = (run.Place("pattern", 0), run.Place("units", 0));
        var random = new SplitMix64(Seed);
        var (different, on) = (0, 0);
        var fired = new bool[NormalisedLayer.Units];
        for (var decisions = 0; decisions < Decisions; decisions += NormalisedLayer.Units)
        {
            var inputs = NormalisedLayer.Pattern(random);
            Array.Clear(fired);
            foreach (var (neuron, _) in run.Tick(inputs.Select(input => pattern + input)))
                fired[neuron - units] = true;
            for (var unit = 0; unit < fired.Length; unit++)
            {
                var sum = 0;
                foreach (var input in inputs)
                    sum += layer.Weights[(input * NormalisedLayer.Units) + unit];
                different += layer.IsOn(unit, sum) == fired[unit] ? 0 : 1;
                on += fired[unit] ? 1 : 0;
            }
        }

        output.WriteLine($"{Decisions:N0} decisions, seed {Seed}: {different} differ, {on:N0} on; {layer.Gamma.Count(gamma => gamma < 0)} of {NormalisedLayer.Units} units have a negative gamma");
        Assert.Equal(0, different);
        Assert.InRange(on / (double)Decisions, 0.2, 0.8);
    }
}
