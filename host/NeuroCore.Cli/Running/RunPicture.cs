// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Plot;

namespace NeuroCore.Cli.Running;

/// <summary>Draws a run: inputs above, then the populations.</summary>
internal static class RunPicture
{
    private const int DigestDigits = 12;

    /// <summary>Draws into a PNG or SVG file.</summary>
    public static void Save(string path, RunResult run)
    {
        var bands = PopulationSpikes.InputsOf(run).Select(input => Band(input, "input"))
            .Concat(run.Populations.Select(population => Band(population, "neuron")));
        var plot = new RasterPlot(run.Image.Metadata.Name, 0, Math.Max(1, run.Record.Ticks), [.. bands])
        {
            TickSeconds = run.TickSeconds,
            Subtitle = $"{run.Place} ({run.Build}), {Quantities.Count(run.Record.Spikes.Length, "spike")}, digest {run.Record.Digest[..DigestDigits]}",
        };
        PictureFiles.Save(path, file => plot.Save(file));
    }

    private static RasterBand Band(PopulationSpikes population, string member) =>
        new(population.Place.Name, population.Place.Count, [.. population.Spikes.Select(spike => new RasterSpike(spike.Tick, spike.Index))])
        {
            Members = population.Place.Count == 1 ? member : member + "s",
        };
}
