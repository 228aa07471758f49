// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;
using NeuroCore.Plot;

namespace NeuroCore.Experiments.Weights;

/// <summary>Distributions of weights under a multiplicative and an additive rule, with and without bits of fraction.</summary>
internal static class WeightReport
{
    private const double MostMultiplied = 0.7;
    private const double LeastAdded = 2;
    private const ulong Seed = 1;
    private static readonly ImmutableArray<(string Build, double Step)> s_builds = [("complete-fine", 1.0 / 256), ("icebreaker", 1)];

    /// <summary>Runs both rules on both builds.</summary>
    public static async Task RunAsync(ExperimentOptions options, Findings findings)
    {
        foreach (var (build, step) in s_builds)
        {
            var start = WeightDistribution.Start(step, Seed);
            var multiplied = await EndAsync(WeightDistribution.Multiplicative).ConfigureAwait(false);
            var added = await EndAsync(WeightDistribution.Additive).ConfigureAwait(false);
            var (one, other) = (WeightDistribution.SkewOfLog(multiplied, step), WeightDistribution.SkewOfLog(added, step));
            findings.Say($"{build}: weights before: skew of log w {WeightDistribution.SkewOfLog(start, step):F2}");
            Tell(Math.Abs(one) < MostMultiplied, $"{build}, multiplicative rule: skew of log w {one:F2}, {100 * Zeros(multiplied):F1} % at 0");
            Tell(Math.Abs(other) > LeastAdded, $"{build}, additive rule: skew of log w {other:F2}, {100 * Zeros(added):F1} % at 0");
            new HistogramPlot($"Weights after {WeightDistribution.Ticks / 1000} s of random spikes ({build})",
                [Of("multiplicative rule", multiplied), Of("additive rule", added)]).Save(Path.Combine(options.Output, $"weights-{build}.svg"));

            async Task<ImmutableArray<double>> EndAsync(string rule) =>
                (await RandomSpikes.RunAsync(Configurations.Named(build), rule, start, WeightDistribution.Ticks, Seed).ConfigureAwait(false)).End;

            // What is promised holds for weights with a fraction; whole numbers are told of.
            void Tell(bool isSo, FormattableString line)
            {
                if (step < 1)
                    findings.Check(isSo, line);
                else
                    findings.Say(line);
            }

            Histogram Of(string name, ImmutableArray<double> weights) => new(name, weights) { Before = start, Step = step };
        }
    }

    private static double Zeros(ImmutableArray<double> weights) => weights.Count(weight => weight == 0) / (double)weights.Length;
}
