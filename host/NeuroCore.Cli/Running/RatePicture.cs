// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Cli.Learning;
using NeuroCore.Plot;

namespace NeuroCore.Cli.Running;

/// <summary>Draws rates over time: inputs above, populations below.</summary>
internal static class RatePicture
{
    private const string Unit = "spikes a second";

    /// <summary>Draws into a PNG or SVG file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="run">The run.</param>
    /// <param name="step">Ticks in which spikes are counted; null for about a hundredth of the run.</param>
    public static void Save(string path, RunResult run, int? step)
    {
        var ticks = Math.Max(1, run.Record.Ticks);
        var counted = step ?? RateCourse.UsualStep(ticks);
        var scale = TimeScale.Of(run);
        // Colours are those of the bands of the raster.
        var inputs = PopulationSpikes.InputsOf(run);
        var lines = inputs.Concat(run.Populations).Select((population, number) => Line(population, number)).ToList();
        // What a drive makes on the chip, the host does not see: such an input would be drawn as silent.
        var seen = lines.Take(inputs.Count).Where((_, number) => inputs[number].Spikes.Length > 0);
        TimePanel?[] panels = [Panel("inputs", [.. seen]), Panel("populations", [.. lines.Skip(inputs.Count)])];
        var plot = new TimePlot(run.Image.Metadata.Name, scale.Label, 0, scale.At(ticks), [.. panels.OfType<TimePanel>()])
        {
            Subtitle = $"{run.Place} ({run.Build}), spikes counted every {Quantities.Time(counted * run.TickSeconds)}",
            Marks = LearningPicture.Marks(run, scale),
        };
        PictureFiles.Save(path, file => plot.Save(file));

        TimeLine Line(PopulationSpikes population, int number)
        {
            var course = RateCourse.Of(population, ticks, counted, run.TickSeconds);
            return new TimeLine(population.Place.Name, [.. course.Starts.Select(tick => scale.At(tick))], course.Hertz, number) { IsSteps = true };
        }
    }

    private static TimePanel? Panel(string name, TimeLine[] lines) =>
        lines.Length == 0 ? null : new TimePanel(name, Unit, [.. lines]) { FromZero = true };
}
