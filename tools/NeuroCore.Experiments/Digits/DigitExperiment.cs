// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;
using NeuroCore.Plot;
using NeuroCore.Trainer.Digits;

namespace NeuroCore.Experiments.Digits;

/// <summary>Digits without labels: all of them learned and told apart wherever experiments run, and the learning curve on the model.</summary>
internal static class DigitExperiment
{
    private const double Wanted = 0.8;
    private const string Build = "icebreaker";

    // Training images after which what was learned is tried on the held-out ones.
    private static readonly ImmutableArray<int> s_stops = [0, 25, 50, 100, 200, 400, 800, 1203];

    /// <summary>Runs all.</summary>
    internal static async Task RunAsync(ExperimentRun run)
    {
        var image = DigitLearner.Compile(Path.Combine(run.Options.Examples, "unsupervised-digits"), Configurations.Named(Build));
        var split = DigitSplit.Of(DigitFile.Read(Path.Combine(run.Options.Examples, "digits", DigitTraining.ImageFile)));
        var course = await run.OnAsync(
            "digits without labels", image, (board, watch) => DigitCourse.RunAsync(board, split, split.Training.Length, watch),
            (one, other) => one.IsSame(other),
            $"every spike count of {split.Training.Length} images while they were learned and of {DigitCourse.NamingImages} + {split.Held.Length} afterwards, all weights and thresholds").ConfigureAwait(false);
        run.Findings.Check(course.Right >= Wanted, $"{Build}: {100 * course.Right:F2} % of the {split.Held.Length} held-out images right after {split.Training.Length} training images");
        run.Findings.Figure("held-out images right", course.Right);
        ReceptiveFields.Draw(course.Weights, run.File("digits-weights.png"));
        if (run.Options.On != Place.Virtual)
            await CurveAsync(run, image, split).ConfigureAwait(false);
    }

    private static async Task CurveAsync(ExperimentRun run, RegisterImage image, DigitSplit split)
    {
        var rights = await run.OnModelAsync(
            "learning curve", image, (board, watch) => DigitCourse.CurveAsync(board, split, s_stops, watch)).ConfigureAwait(false);
        for (var stop = 0; stop < s_stops.Length; stop++)
            run.Findings.Say($"{Build}, {(run.Options.On == Place.Emulator ? "emulator" : "model")}: {s_stops[stop],4} training images seen, {100 * rights[stop]:F2} % right");
        run.Table("digits-curve.csv", "images,right", s_stops.Select((images, stop) => (FormattableString)$"{images},{rights[stop]:R}"));
        ImmutableArray<double> seen = [.. s_stops.Select(images => (double)images)];
        ImmutableArray<double> share = [.. rights.Select(right => 100 * right)];
        new LinePlot("Digits learned without labels", "training images seen", "held-out images right, %",
            [new LineSeries("", seen, share, LineKind.Line, 0), new LineSeries("", seen, share, LineKind.Dots, 0)]).Save(run.File("digits-curve.png"));
    }
}
