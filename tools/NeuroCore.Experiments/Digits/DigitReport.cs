// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Diagnostics;
using NeuroCore.Hardware;
using NeuroCore.Network;
using NeuroCore.Plot;
using NeuroCore.Trainer;
using NeuroCore.Trainer.Digits;

namespace NeuroCore.Experiments.Digits;

/// <summary>Digits without labels: the learning curve on the model, and the same on a virtual board for a part.</summary>
internal static class DigitReport
{
    private const double Wanted = 0.8;
    private const int ImagesOnBoard = 60;
    private const ulong OrderSeed = 1;

    // Images after which what was learned is tried on the held-out ones; twice the training images are the whole.
    private static readonly ImmutableArray<int> s_stops = [0, 100, 300, 600, 1203, 1800, 2406];

    /// <summary>Runs all.</summary>
    public static async Task RunAsync(ExperimentOptions options, Findings findings)
    {
        var image = DigitLearner.Compile(Path.Combine(options.Examples, "unsupervised-digits"), Configurations.Named("icebreaker"));
        var split = DigitSplit.Of(DigitFile.Read(Path.Combine(options.Examples, "digits", DigitTraining.ImageFile)));
        var trained = await LearnAsync(image, split, options, findings).ConfigureAwait(false);
        await options.OnBothAsync(
            image,
            async board => await FirstImagesAsync(board, split.Training[..ImagesOnBoard]).ConfigureAwait(false),
            (one, other) => one.SequenceEqual(other),
            $"counts of the first {ImagesOnBoard} training images while they are learned, weights and thresholds afterwards", findings).ConfigureAwait(false);
        await options.OnBothAsync(
            trained,
            async board =>
            {
                var learner = new DigitLearner(board);
                await learner.FreezeAsync().ConfigureAwait(false);
                return (await learner.ShowAsync(split.Held[..ImagesOnBoard]).ConfigureAwait(false)).SelectMany(counts => counts).ToList();
            },
            (one, other) => one.SequenceEqual(other),
            $"counts of the first {ImagesOnBoard} held-out images with what was learned", findings).ConfigureAwait(false);
    }

    private static async Task<RegisterImage> LearnAsync(RegisterImage image, DigitSplit split, ExperimentOptions options, Findings findings)
    {
        await using var board = await ExperimentBoard.ModelAsync(image).ConfigureAwait(false);
        var learner = new DigitLearner(board);
        DigitImage[] again = [.. split.Training];
        new SplitMix64(OrderSeed).Shuffle(again.AsSpan());
        DigitImage[] order = [.. split.Training, .. again];
        var (curve, right, learning) = (new List<double>(), 0.0, new Stopwatch());
        for (var stop = 0; stop < s_stops.Length; stop++)
        {
            learning.Start();
            if (stop > 0)
                await learner.ShowAsync(order[s_stops[stop - 1]..s_stops[stop]]).ConfigureAwait(false);
            learning.Stop();
            right = await TryAsync(learner, split).ConfigureAwait(false);
            curve.Add(right);
            findings.Say($"digits: {s_stops[stop],4} images learned, {100 * right:F2} % of the {split.Held.Length} held-out images right");
        }

        findings.Check(right >= Wanted, $"digits: {100 * right:F2} % right in the end; learning took {learning.Elapsed.TotalSeconds:F0} s of the model");
        new LinePlot("Digits learned without labels: held-out images right", "images learned", "share",
            [new LineSeries("", [.. s_stops.Select(stop => (double)stop)], [.. curve], LineKind.Line, 0)]).Save(Path.Combine(options.Output, "digits-curve.svg"));
        ReceptiveFields.Draw(await learner.WeightsAsync().ConfigureAwait(false), Path.Combine(options.Output, "digits-weights.png"));
        return await board.Session.TrainedImageAsync(freeze: true, keepThresholds: true).ConfigureAwait(false);
    }

    private static async Task<double> TryAsync(DigitLearner learner, DigitSplit split)
    {
        await learner.FreezeAsync().ConfigureAwait(false);
        var names = NamedNeurons.Of(split.Training, await learner.ShowAsync(split.Training).ConfigureAwait(false));
        var right = names.Right(split.Held, await learner.ShowAsync(split.Held).ConfigureAwait(false));
        await learner.ThawAsync().ConfigureAwait(false);
        return right / (double)split.Held.Length;
    }

    private static async Task<List<int>> FirstImagesAsync(ExperimentBoard board, ImmutableArray<DigitImage> images)
    {
        var learner = new DigitLearner(board);
        var counts = await learner.ShowAsync(images).ConfigureAwait(false);
        return
        [
            .. counts.SelectMany(each => each),
            .. await learner.WeightsAsync().ConfigureAwait(false),
            .. await learner.ThresholdsAsync().ConfigureAwait(false),
        ];
    }
}
