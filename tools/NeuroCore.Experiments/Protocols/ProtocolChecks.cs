// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;

namespace NeuroCore.Experiments.Protocols;

/// <summary>What is demanded of a protocol, wherever it runs.</summary>
internal static class ProtocolChecks
{
    /// <summary>Largest distance from the formula, as a share of the peak.</summary>
    internal const double Tolerance = 0.03;

    /// <summary>Builds that protocols run on: integer weights, and weights with a fraction.</summary>
    internal static ImmutableArray<string> Builds { get; } = ["icebreaker", "complete-fine"];

    /// <summary>Runs a protocol where experiments are to run, and tells how far it is from its formula.</summary>
    /// <param name="run">The experiment.</param>
    /// <param name="name">What is told of.</param>
    /// <param name="network">The protocol.</param>
    /// <param name="rule">Its rule.</param>
    /// <param name="build">Name of a build that learns.</param>
    internal static async Task<ProtocolResult> RunAsync(ExperimentRun run, string name, ProtocolNetwork network, IProtocolRule rule, string build)
    {
        var protocol = new ProtocolRun(network, rule, Configurations.Named(build));
        var result = await run.OnAsync(
            name, protocol.Image, protocol.RunAsync, (one, other) => one.Codes.SequenceEqual(other.Codes),
            $"all {network.Cases.Length * network.SynapsesEach} weights").ConfigureAwait(false);
        run.Findings.Check(
            result.Error <= Tolerance,
            $"{build}, {name}: at most {100 * result.Error:F2} % of the peak of {result.Peak:F2} from the formula (at {result.Worst.Name}); means of {result.Repetitions}");
        run.Findings.Figure($"{build}, {name}: worst error", result.Error);
        return result;
    }
}
