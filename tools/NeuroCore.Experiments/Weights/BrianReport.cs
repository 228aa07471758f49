// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;
using NeuroCore.Hardware;

namespace NeuroCore.Experiments.Weights;

/// <summary>Pair STDP under random spikes beside the equations; the spikes and weights are written for Brian2 to be compared too.</summary>
internal static class BrianReport
{
    private static readonly ImmutableArray<(string Build, double Least)> s_builds = [("complete-fine", 0.99), ("icebreaker", 0.97)];

    /// <summary>Runs both builds.</summary>
    public static async Task RunAsync(ExperimentOptions options, Findings findings)
    {
        foreach (var (build, least) in s_builds)
        {
            var comparison = await PairComparison.RunAsync(Configurations.Named(build), seed: 1).ConfigureAwait(false);
            findings.Check(
                comparison.Correlation >= least,
                $"{build}, pair STDP, {RandomSpikes.Neurons} neurons, {comparison.Board.Spikes.Length} spikes in 10 s: correlation of weights with the equations in real numbers {comparison.Correlation:F4}, at least {least}");
            Write(Path.Combine(options.Output, "brian", build), comparison, least);
        }
    }

    private static void Write(string folder, PairComparison comparison, double least)
    {
        Directory.CreateDirectory(folder);
        Table("settings.csv", "name,value",
        [
            $"tau_ticks,{PairComparison.Tau}", $"plus,{PairComparison.Plus}", $"minus,{PairComparison.Minus}", $"most,{PairComparison.Most}",
            $"neurons,{RandomSpikes.Neurons}", $"ticks,{PairComparison.Ticks}", $"least_correlation,{least}",
        ]);
        Table("spikes.csv", "tick,neuron", comparison.Board.Spikes.Select(spike => (FormattableString)$"{spike.Tick},{spike.Neuron}"));
        Table("weights.csv", "pre,post,start,board,equations", RandomSpikes.Pairs.Select((pair, number) =>
            (FormattableString)$"{pair.Pre},{pair.Post},{comparison.Board.Start[number]},{comparison.Board.End[number]},{comparison.Real[number]:R}"));

        void Table(string file, string header, IEnumerable<FormattableString> rows) => File.WriteAllLines(
            Path.Combine(folder, file), rows.Select(row => row.ToString(CultureInfo.InvariantCulture)).Prepend(header));
    }
}
