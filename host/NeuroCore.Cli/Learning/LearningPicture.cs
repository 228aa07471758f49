// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Cli.Running;
using NeuroCore.Plot;

namespace NeuroCore.Cli.Learning;

/// <summary>Draws how weights change over time: for each projection where they lie, and how fast they change.</summary>
internal static class LearningPicture
{
    // So many lines can still be told apart; more synapses are drawn as median and bands.
    private const int MostLines = 6;
    private const double HeightOfChange = 0.5;

    /// <summary>Draws into a PNG or SVG file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="run">A run whose weights were sampled.</param>
    /// <exception cref="Hardware.NeuroCoreException">The file cannot be made.</exception>
    public static void Save(string path, RunResult run)
    {
        var scale = TimeScale.Of(run);
        var plot = new TimePlot(
            run.Image.Metadata.Name, scale.Label, 0, scale.At(Math.Max(1, run.Record.Ticks)),
            [.. run.Learning.Courses.SelectMany((course, number) => Panels(course, number, scale, run.TickSeconds))])
        {
            Subtitle = $"{run.Place} ({run.Build}), {Quantities.Count(run.Record.Ticks, "tick")}",
            Marks = Marks(run, scale),
        };
        PictureFiles.Save(path, file => plot.Save(file));
    }

    /// <summary>Parts of a run in which weights could change, as marks; none if nothing learns.</summary>
    public static ImmutableArray<TimeMark> Marks(RunResult run, TimeScale scale) =>
        [.. run.Learning.Spans.Select(span => new TimeMark("learning", scale.At(span.From), scale.At(span.Until)))];

    private static IEnumerable<TimePanel> Panels(ProjectionCourse course, int colour, TimeScale scale, double tickSeconds)
    {
        yield return new TimePanel(
            course.Place.Name, "weight", course.Pairs.Length <= MostLines ? [.. Lines(course, scale)] : [Quantiles(course, colour, scale)]);
        if (course.Samples.Length > 1)
            yield return new TimePanel("", "change a second", [Changes(course, colour, scale, tickSeconds)]) { Height = HeightOfChange, FromZero = true };
    }

    private static IEnumerable<TimeLine> Lines(ProjectionCourse course, TimeScale scale) => course.Pairs.Select((pair, number) => new TimeLine(
        $"{pair.Pre} to {pair.Post}",
        [.. course.Samples.Select(sample => scale.At(sample.Tick))],
        [.. course.Samples.Select(sample => sample.Codes[number] * course.Step)],
        number));

    private static TimeLine Quantiles(ProjectionCourse course, int colour, TimeScale scale)
    {
        var sums = course.Samples.Select(sample => WeightSummary.Of(course.Weights(sample))).ToList();
        return new TimeLine("median", [.. course.Samples.Select(sample => scale.At(sample.Tick))], [.. sums.Select(sum => sum.Median)], colour)
        {
            Bands =
            [
                new TimeBand("5 to 95 %", [.. sums.Select(sum => sum.Low)], [.. sums.Select(sum => sum.High)]),
                new TimeBand("25 to 75 %", [.. sums.Select(sum => sum.Lower)], [.. sums.Select(sum => sum.Upper)]),
            ],
        };
    }

    // Of the mean magnitude: a second makes it the same for samples of any distance.
    private static TimeLine Changes(ProjectionCourse course, int colour, TimeScale scale, double tickSeconds)
    {
        var rates = course.Samples.Zip(course.Samples.Skip(1))
            .Select(pair => course.Change(pair.First, pair.Second) / ((pair.Second.Tick - pair.First.Tick) * tickSeconds)).ToList();
        return new TimeLine("", [.. course.Samples.Select(sample => scale.At(sample.Tick))], [.. rates, rates[^1]], colour) { IsSteps = true };
    }
}
