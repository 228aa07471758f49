// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;
using NeuroCore.Plot;

namespace NeuroCore.Experiments.Weights;

/// <summary>Pair STDP under random spikes beside its equations; spikes and weights are written, for Brian2 to be compared too.</summary>
internal static class PairExperiment
{
    private const ulong Seed = 1;
    private static readonly ImmutableArray<(string Build, double Least)> s_builds = [("complete-fine", 0.99), ("icebreaker", 0.97)];

    /// <summary>Runs both builds.</summary>
    internal static async Task RunAsync(ExperimentRun run)
    {
        foreach (var (build, least) in s_builds)
        {
            var comparison = await run.OnAsync(
                "pair STDP under random spikes", PairComparison.Compile(Configurations.Named(build), Seed), PairComparison.RunAsync,
                (one, other) => one.Board.IsSame(other.Board), "every spike and weight").ConfigureAwait(false);
            run.Findings.Check(
                comparison.Correlation >= least,
                $"{build}: {RandomSpikes.Neurons} neurons, {comparison.Board.Spikes.Length} spikes in {PairComparison.Ticks / 1000} s: correlation of weights with the equations in real numbers {comparison.Correlation:F4}, at least {least}");
            run.Findings.Figure($"{build}: correlation", comparison.Correlation);
            Write(run, build, comparison, least);
            Draw(run, build, comparison);
        }

        run.Findings.Say($"what Brian2 needs to run the same is in {run.File("spikes")}: tools/brian/pair_stdp.py compares");
    }

    private static void Write(ExperimentRun run, string build, PairComparison comparison, double least)
    {
        run.Table($"spikes/{build}/settings.csv", "name,value",
        [
            $"neurons,{RandomSpikes.Neurons}", $"ticks,{PairComparison.Ticks}", $"tau_ticks,{PairComparison.Tau}",
            $"plus,{PairComparison.Plus}", $"minus,{PairComparison.Minus}", $"most,{PairComparison.Most}", $"least_correlation,{least}",
        ]);
        run.Table($"spikes/{build}/spikes.csv", "tick,neuron", comparison.Board.Spikes.Select(spike => (FormattableString)$"{spike.Tick},{spike.Neuron}"));
        run.Table($"spikes/{build}/weights.csv", "pre,post,start,board,equations", RandomSpikes.Pairs.Select((pair, number) =>
            (FormattableString)$"{pair.Pre},{pair.Post},{comparison.Board.Start[number]:R},{comparison.Board.End[number]:R},{comparison.Real[number]:R}"));
    }

    private static void Draw(ExperimentRun run, string build, PairComparison comparison)
    {
        var pairs = comparison.Real.Zip(comparison.Board.End).OrderBy(pair => pair.First).ToList();
        new LinePlot($"Weights after 10 s of random spikes ({build})", "weight by the equations", "weight on the board",
            [
                new LineSeries("", [.. pairs.Select(pair => pair.First)], [.. pairs.Select(pair => pair.Second)], LineKind.Dots, 0),
                new LineSeries("equal", [0, PairComparison.Most], [0, PairComparison.Most], LineKind.Thin, 3),
            ]).Save(run.File($"spikes-{build}.png"));
    }
}
