// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Plot;

namespace NeuroCore.Experiments.Protocols;

/// <summary>Both published protocols of triplet STDP, at the rates of the papers.</summary>
internal static class TripletExperiment
{
    private const int SecondTicks = 1000;
    private static readonly ImmutableArray<int> s_rates = [1, 10, 20, 40, 50];
    private static readonly ImmutableArray<string> s_orders = ["event first", "spike first"];

    /// <summary>Runs them.</summary>
    internal static async Task RunAsync(ExperimentRun run)
    {
        foreach (var build in ProtocolChecks.Builds)
        {
            var cortex = TripletRule.VisualCortex;
            var pairs = await ProtocolChecks.RunAsync(
                run, "60 pairs at 1 to 50 Hz",
                new ProtocolNetwork(ProtocolSets.Frequencies(s_rates), cortex, sources: 16, neurons: 16, start: 0, seed: 1), cortex, build).ConfigureAwait(false);
            Write(run, $"triplet-rates-{build}", pairs);
            Draw(run, $"triplet-rates-{build}", pairs);
            var hippocampus = TripletRule.Hippocampus;
            Write(run, $"triplet-patterns-{build}", await ProtocolChecks.RunAsync(
                run, "60 triplets and quadruplets at 1 Hz",
                new ProtocolNetwork(
                    [.. ProtocolSets.Triplets(SecondTicks), .. ProtocolSets.Quadruplets(SecondTicks)], hippocampus, sources: 14, neurons: 16, start: 0, seed: 1),
                hippocampus, build).ConfigureAwait(false));
        }
    }

    private static void Write(ExperimentRun run, string name, ProtocolResult result) => run.Table(
        name + ".csv", "case,mean,formula", result.Cases.Select(item => (FormattableString)$"\"{item.Name}\",{item.Mean:R},{item.Formula:R}"));

    // The cases of a rate are pre-post and post-pre, in this order.
    private static void Draw(ExperimentRun run, string name, ProtocolResult result)
    {
        ImmutableArray<double> rates = [.. s_rates.Select(rate => (double)rate)];
        new LinePlot("Triplet STDP, visual cortex: 60 pairs 10 ms apart", "pairs a second", "change of the weight",
            [.. s_orders.SelectMany((order, first) => new[]
            {
                new LineSeries(order, rates, Every(first, item => item.Mean), LineKind.Dots, first),
                new LineSeries(order + ", formula", rates, Every(first, item => item.Formula), LineKind.Thin, first),
            })]).Save(run.File(name + ".png"));

        ImmutableArray<double> Every(int first, Func<CaseResult, double> value) =>
            [.. result.Cases.Where((_, number) => number % 2 == first).Select(value)];
    }
}
