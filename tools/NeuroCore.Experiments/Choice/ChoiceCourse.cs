// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Network;

namespace NeuroCore.Experiments.Choice;

/// <summary>Trials with one reward, then with the reversed one.</summary>
/// <param name="Before">The first trials.</param>
/// <param name="After">Those of the reversed reward.</param>
/// <param name="Weights">Weights afterwards from the cues to both choices, as the board's integers.</param>
internal sealed record ChoiceCourse(ImmutableArray<ChoiceTrial> Before, ImmutableArray<ChoiceTrial> After, ImmutableArray<int> Weights)
{
    /// <summary>Runs both.</summary>
    /// <param name="board">A board that has just loaded the network.</param>
    /// <param name="network">Its description.</param>
    /// <param name="seed">Of the order of the cues.</param>
    /// <param name="trials">Trials of each.</param>
    /// <param name="learns">False to keep the gate closed.</param>
    /// <param name="watch">Who looks.</param>
    internal static async Task<ChoiceCourse> RunAsync(
        ExperimentBoard board, NetworkDescription network, ulong seed, int trials, bool learns, Watch watch = default)
    {
        await board.Session.SetGateAsync(learns, watch.Cancellation).ConfigureAwait(false);
        var task = new TwoChoice(board, network, seed);
        var before = await task.RunAsync(trials, reversed: false, watch).ConfigureAwait(false);
        var after = await task.RunAsync(trials, reversed: true, watch).ConfigureAwait(false);
        var weights = ImmutableArray.CreateBuilder<int>();
        foreach (var projection in new[] { "cues-left", "cues-right" })
            weights.AddRange((await board.Session.ReadWeightsAsync(projection, watch.Cancellation).ConfigureAwait(false)).Select(weight => weight.Code));
        return new ChoiceCourse(before, after, weights.ToImmutable());
    }

    /// <summary>True if two were the same, spike by spike and weight by weight.</summary>
    internal bool IsSame(ChoiceCourse other) =>
        Same(Before, other.Before) && Same(After, other.After) && Weights.SequenceEqual(other.Weights);

    private static bool Same(ImmutableArray<ChoiceTrial> one, ImmutableArray<ChoiceTrial> other) =>
        one.Length == other.Length &&
        one.Zip(other).All(pair => pair.First.Cue == pair.Second.Cue && pair.First.IsRight == pair.Second.IsRight && pair.First.Spikes.SequenceEqual(pair.Second.Spikes));
}
