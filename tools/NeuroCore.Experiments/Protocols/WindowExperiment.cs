// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Plot;

namespace NeuroCore.Experiments.Protocols;

/// <summary>The window of pair STDP, on a build with integer weights and on one with a fraction.</summary>
internal static class WindowExperiment
{
    private const int Trials = 8;
    private const int Neurons = 128;

    /// <summary>Runs it.</summary>
    internal static async Task RunAsync(ExperimentRun run)
    {
        foreach (var build in ProtocolChecks.Builds)
        {
            var rule = new PairRule(TauX: 20, TauY: 20, Impulse: 128, Plus: 8, Minus: 8);
            var network = new ProtocolNetwork(ProtocolSets.Window(Trials), rule, sources: 1, Neurons, start: 0, seed: 1);
            var result = await ProtocolChecks.RunAsync(run, "window", network, rule, build).ConfigureAwait(false);
            ImmutableArray<double> distances = [.. Enumerable.Range(-ProtocolSets.WindowReach, result.Cases.Length).Select(distance => (double)distance)];
            run.Table($"stdp-window-{build}.csv", "ticks,mean,formula", result.Cases.Select((item, number) =>
                (FormattableString)$"{distances[number]},{item.Mean:R},{item.Formula:R}"));
            new LinePlot($"Window of pair STDP ({build}): {Trials} pairs of {Neurons} synapses each", "ticks from event to spike", "change of the weight",
                [
                    new LineSeries("mean", distances, [.. result.Cases.Select(item => item.Mean)], LineKind.Dots, 0),
                    new LineSeries("formula", distances, [.. result.Cases.Select(item => item.Formula)], LineKind.Thin, 3),
                ]).Save(run.File($"stdp-window-{build}.png"));
        }
    }
}
