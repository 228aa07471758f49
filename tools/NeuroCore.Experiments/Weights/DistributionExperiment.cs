// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;
using NeuroCore.Plot;

namespace NeuroCore.Experiments.Weights;

/// <summary>Distributions of weights under a multiplicative and an additive rule, with and without bits of fraction.</summary>
internal static class DistributionExperiment
{
    private const double MostMultiplied = 0.7;
    private const double LeastAdded = 2;
    private const ulong Seed = 1;
    private static readonly ImmutableArray<(string Build, double Step)> s_builds = [("complete-fine", 1.0 / 256), ("icebreaker", 1)];

    /// <summary>Runs both rules on both builds.</summary>
    internal static async Task RunAsync(ExperimentRun run)
    {
        foreach (var (build, step) in s_builds)
        {
            var start = WeightDistribution.Start(step, Seed);
            run.Findings.Say($"{build}, before: skew of log w {WeightDistribution.SkewOfLog(start, step):F2}");
            var multiplied = await EndAsync("multiplicative rule", WeightDistribution.Multiplicative, skew => Math.Abs(skew) < MostMultiplied).ConfigureAwait(false);
            var added = await EndAsync("additive rule", WeightDistribution.Additive, skew => Math.Abs(skew) > LeastAdded).ConfigureAwait(false);
            new HistogramPlot(
                $"Weights after {WeightDistribution.Ticks / 1000} s of random spikes ({build})",
                [Histogram("multiplicative rule", multiplied), Histogram("additive rule", added)]).Save(run.File($"weights-{build}.png"));
            run.Table($"weights-{build}.csv", "pre,post,start,multiplicative,additive", RandomSpikes.Pairs.Select((pair, number) =>
                (FormattableString)$"{pair.Pre},{pair.Post},{start[number]:R},{multiplied[number]:R},{added[number]:R}"));

            async Task<ImmutableArray<double>> EndAsync(string name, string rule, Func<double, bool> isPromised)
            {
                var end = (await run.OnAsync(
                    name, RandomSpikes.Compile(Configurations.Named(build), rule, start, Seed),
                    (board, watch) => RandomSpikes.RunAsync(board, start, WeightDistribution.Ticks, watch), (one, other) => one.IsSame(other),
                    "every spike and weight").ConfigureAwait(false)).End;
                var (skew, zeros) = (WeightDistribution.SkewOfLog(end, step), end.Count(weight => weight == 0) / (double)end.Length);
                FormattableString line = $"{build}, {name}: skew of log w {skew:F2}, {100 * zeros:F1} % of the weights at 0";
                // What is promised holds for weights with a fraction; whole numbers are told of.
                if (step < 1)
                    run.Findings.Check(isPromised(skew), line);
                else
                    run.Findings.Say(line);
                run.Findings.Figure($"{build}, {name}: skew", skew);
                run.Findings.Figure($"{build}, {name}: zeros", zeros);
                return end;
            }

            Histogram Histogram(string name, ImmutableArray<double> weights) => new(name, weights) { Before = start, Step = step };
        }
    }
}
