// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;
using NeuroCore.Plot;

namespace NeuroCore.Experiments.Protocols;

/// <summary>The window of pair STDP and the protocols of triplets, on an integer and on a fine build.</summary>
internal static class StdpReport
{
    private const double Tolerance = 0.03;
    private const int PaperPeriod = 1000;    // once a second
    private static readonly ImmutableArray<string> s_builds = ["icebreaker", "complete-fine"];

    /// <summary>Runs all.</summary>
    public static async Task RunAsync(ExperimentOptions options, Findings findings)
    {
        foreach (var build in s_builds)
        {
            var pair = new PairRule(TauX: 20, TauY: 20, Impulse: 128, Plus: 8, Minus: 8);
            var window = await RunAsync(
                "window of pair STDP", new ProtocolNetwork(ProtocolSets.Window(trials: 8), pair, sources: 1, neurons: 128, start: 0, seed: 1), pair);
            Draw(window, Path.Combine(options.Output, $"stdp-window-{build}.svg"));
            await RunAsync(
                "triplet STDP, visual cortex: pairs at 1 to 50 Hz",
                new ProtocolNetwork(ProtocolSets.Frequencies([1, 10, 20, 40, 50]), TripletRule.VisualCortex, sources: 16, neurons: 16, start: 0, seed: 1),
                TripletRule.VisualCortex);
            await RunAsync(
                "triplet STDP, hippocampus: triplets and quadruplets at 1 Hz",
                new ProtocolNetwork(
                    [.. ProtocolSets.Triplets(PaperPeriod), .. ProtocolSets.Quadruplets(PaperPeriod)], TripletRule.Hippocampus, sources: 14, neurons: 16, start: 0, seed: 1),
                TripletRule.Hippocampus);

            async Task<ProtocolResult> RunAsync(string name, ProtocolNetwork network, IProtocolRule rule)
            {
                var run = new ProtocolRun(network, rule, Configurations.Named(build));
                var result = await options.OnBothAsync(
                    run.Image, run.RunAsync, (one, other) => one.Codes.SequenceEqual(other.Codes), $"{network.Cases.Length * network.SynapsesEach} weights", findings).ConfigureAwait(false);
                findings.Check(
                    result.Error <= Tolerance,
                    $"{build}, {name}: at most {100 * result.Error:F2} % of the peak from the formula ({result.Worst.Name}), means of {result.Repetitions}");
                foreach (var item in result.Cases.Where(_ => result.Cases.Length < 2 * ProtocolSets.WindowReach))
                    findings.Say($"    {item.Name,-28} {item.Mean,8:F2}, formula {item.Formula,8:F2}");
                return result;
            }
        }
    }

    private static void Draw(ProtocolResult window, string path)
    {
        ImmutableArray<double> distances = [.. Enumerable.Range(-ProtocolSets.WindowReach, window.Cases.Length).Select(distance => (double)distance)];
        new LinePlot("Window of pair STDP, eight pairs of 128 synapses each", "ticks from event to spike", "change of the weight",
            [
                new LineSeries("mean", distances, [.. window.Cases.Select(item => item.Mean)], LineKind.Dots, 0),
                new LineSeries("formula", distances, [.. window.Cases.Select(item => item.Formula)], LineKind.Thin, 3),
            ]).Save(path);
    }
}
