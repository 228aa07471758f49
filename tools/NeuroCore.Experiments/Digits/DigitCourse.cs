// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Trainer.Digits;

namespace NeuroCore.Experiments.Digits;

/// <summary>What became of digits that were learned, bit by bit.</summary>
/// <param name="Learning">Spikes of each neuron for each training image while it was learned.</param>
/// <param name="Naming">The same for the images that name neurons, with what was learned.</param>
/// <param name="Held">The same for the held-out images.</param>
/// <param name="Weights">Weights afterwards, pixel by pixel and neuron by neuron.</param>
/// <param name="Thresholds">What homeostasis has added to the thresholds.</param>
/// <param name="Right">Share of the held-out images of which the right digit is seen, 0..1.</param>
internal sealed record DigitCourse(
    ImmutableArray<ImmutableArray<int>> Learning, ImmutableArray<ImmutableArray<int>> Naming, ImmutableArray<ImmutableArray<int>> Held,
    ImmutableArray<int> Weights, ImmutableArray<int> Thresholds, double Right)
{
    /// <summary>Training images that name neurons.</summary>
    internal const int NamingImages = 600;

    /// <summary>Learns, freezes, names neurons, and tells held-out images apart.</summary>
    /// <param name="board">A board that has just loaded the network.</param>
    /// <param name="split">The images.</param>
    /// <param name="images">Training images that are shown, from the first.</param>
    /// <param name="watch">Who looks.</param>
    internal static async Task<DigitCourse> RunAsync(ExperimentBoard board, DigitSplit split, int images, Watch watch = default)
    {
        var learner = new DigitLearner(board);
        var learning = await learner.ShowAsync(split.Training[..images], watch).ConfigureAwait(false);
        await learner.FreezeAsync().ConfigureAwait(false);
        var (weights, thresholds) = (await learner.WeightsAsync().ConfigureAwait(false), await learner.ThresholdsAsync().ConfigureAwait(false));
        var (naming, held, right) = await TryAsync(learner, split, watch).ConfigureAwait(false);
        return new DigitCourse(learning, naming, held, weights, thresholds, right);
    }

    /// <summary>Share of held-out images right after so many training images, 0..1. Trying takes ticks, but changes nothing that was learned.</summary>
    /// <param name="board">A board that has just loaded the network.</param>
    /// <param name="split">The images.</param>
    /// <param name="stops">Training images seen when what was learned is tried, ascending.</param>
    /// <param name="watch">Who looks.</param>
    internal static async Task<ImmutableArray<double>> CurveAsync(ExperimentBoard board, DigitSplit split, ImmutableArray<int> stops, Watch watch = default)
    {
        var learner = new DigitLearner(board);
        var rights = ImmutableArray.CreateBuilder<double>(stops.Length);
        var seen = 0;
        foreach (var stop in stops)
        {
            await learner.ShowAsync(split.Training[seen..stop], watch with { Progress = null }).ConfigureAwait(false);
            seen = stop;
            await learner.FreezeAsync().ConfigureAwait(false);
            rights.Add((await TryAsync(learner, split, watch with { Progress = null }).ConfigureAwait(false)).Right);
            await learner.ThawAsync().ConfigureAwait(false);
            watch.Tell(rights.Count, stops.Length);
        }

        return rights.ToImmutable();
    }

    /// <summary>True if two were the same in everything.</summary>
    internal bool IsSame(DigitCourse other) =>
        Same(Learning, other.Learning) && Same(Naming, other.Naming) && Same(Held, other.Held) &&
        Weights.SequenceEqual(other.Weights) && Thresholds.SequenceEqual(other.Thresholds);

    private static async Task<(ImmutableArray<ImmutableArray<int>> Naming, ImmutableArray<ImmutableArray<int>> Held, double Right)> TryAsync(
        DigitLearner learner, DigitSplit split, Watch watch)
    {
        var naming = split.Training[..NamingImages];
        var named = await learner.ShowAsync(naming, watch).ConfigureAwait(false);
        var held = await learner.ShowAsync(split.Held, watch).ConfigureAwait(false);
        return (named, held, NamedNeurons.Of(naming, named).Right(split.Held, held) / (double)split.Held.Length);
    }

    private static bool Same(ImmutableArray<ImmutableArray<int>> one, ImmutableArray<ImmutableArray<int>> other) =>
        one.Length == other.Length && one.Zip(other).All(pair => pair.First.SequenceEqual(pair.Second));
}
