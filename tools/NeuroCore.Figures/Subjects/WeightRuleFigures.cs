// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Plot;

namespace NeuroCore.Figures.Subjects;

/// <summary>Rules whose changes depend on the weight.</summary>
internal static class WeightRuleFigures
{
    /// <summary>Changes by one pair over the weight.</summary>
    internal static Figure SoftBounds()
    {
        double[] weights = [.. Enumerable.Range(0, 16).Select(number => 3.0 + (8 * number))];
        return new Figure("soft_bound_stdp", new LinePlot(
            "Soft bounds: a pair 5 ticks apart, mean of 1,008 (icebreaker)",
            "weight before the pair",
            "change of the weight",
            [
                .. new[] { 5, -5 }.SelectMany((apart, colour) => new[]
                {
                    Lines.Line(apart > 0 ? "event first" : "spike first", colour, LineKind.Dots, weights.Select(weight => (
                        weight, Synapses.Pairs("soft_bound_stdp", Synapses.Flagship, weight, [apart, -apart], 63, seed: 63 * (int)weight).First().Y))),
                    Lines.Line("", colour, LineKind.Thin, weights.Select(weight => (
                        weight, apart > 0 ? (127 - weight) / 64 * Math.Exp(-5 / 20.0) : -weight / 64 * Math.Exp(-4 / 20.0)))),
                }),
            ]));
    }

    /// <summary>Log-normal weights after random spikes, under multiplicative and under additive changes.</summary>
    internal static Figure Distributions() => new("multiplicative_lognormal", new LinePlot(
        "3,840 weights after 20 s of random spikes at 15 Hz (complete-fine)",
        "log2 of the weight",
        "share of the weights in 1/4",
        [
            Lines.Line("before", 3, LineKind.Steps, Histogram(Weights())),
            Lines.Line("multiplicative", 0, LineKind.Steps, Histogram(After("multiplicative_lognormal"))),
            Lines.Line("additive (pair_stdp)", 2, LineKind.Steps, Histogram(After("pair_stdp"))),
        ]));

    private const int Inputs = 240;

    private static double[] Weights()
    {
        var chance = new Random(1);
        return [.. Enumerable.Range(0, Inputs * RuleRun.Neurons).Select(_ => Math.Exp(2.7 + (0.5 * Gauss(chance))))];
    }

    private static double[] After(string rule)
    {
        var run = Synapses.Run(rule, Synapses.Fine, Inputs, 0, 1);
        var weights = Weights();
        for (var number = 0; number < weights.Length; number++)
            run.Weight(number / RuleRun.Neurons, number % RuleRun.Neurons, weights[number]);
        var chance = new Random(2);
        for (var tick = 0; tick < 20_000; tick++)
            run.Tick(Synapses.Poisson(chance, Inputs, _ => 15), Synapses.Poisson(chance, RuleRun.Neurons, _ => 15));
        return [.. weights.Select((_, number) => run.Weight(number / RuleRun.Neurons, number % RuleRun.Neurons))];
    }

    // What reached 0 stands at the left end.
    private static IEnumerable<(double X, double Y)> Histogram(double[] weights)
    {
        const double Bin = 0.25, Least = -2, Most = 7;
        for (var edge = Least; edge <= Most; edge += Bin)
        {
            yield return (edge, weights.Count(weight => Math.Clamp(Math.Floor(Math.Log2(Math.Max(weight, 1e-9)) / Bin) * Bin, Least, Most) == edge)
                / (double)weights.Length);
        }
    }

    private static double Gauss(Random chance) =>
        Math.Sqrt(-2 * Math.Log(1 - chance.NextDouble())) * Math.Cos(2 * Math.PI * chance.NextDouble());
}
