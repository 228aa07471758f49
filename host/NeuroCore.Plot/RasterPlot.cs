// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Plot;

/// <summary>A raster of spikes: time to the right, a band for each population, the first band on top.</summary>
/// <param name="Title">Headline.</param>
/// <param name="FirstTick">First tick shown.</param>
/// <param name="Ticks">Number of ticks shown, at least 1.</param>
/// <param name="Bands">Populations, from top to bottom, at least one.</param>
public sealed record RasterPlot(string Title, long FirstTick, int Ticks, ImmutableArray<RasterBand> Bands)
{
    /// <summary>A line below the headline; empty for none.</summary>
    public string Subtitle { get; init; } = "";

    /// <summary>Duration of a tick in seconds, written at the time axis; null for none.</summary>
    public double? TickSeconds { get; init; }

    /// <summary>A picture to the left of the raster; null for none.</summary>
    public RasterPicture? Picture { get; init; }

    /// <summary>Bars to the left of the raster; null for none.</summary>
    public RasterBars? Bars { get; init; }

    /// <summary>Draws into a file: PNG, or SVG when the path ends in ".svg". Folders on the way are made.</summary>
    /// <param name="path">The file; one that exists is replaced.</param>
    /// <param name="width">Width in points, at least 480; a PNG has two pixels a point.</param>
    /// <param name="height">Height in points, at least 320.</param>
    /// <exception cref="ArgumentException">The plot is empty, contradicts itself or is too small; the message says which.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path, int width = 1200, int height = 760)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Check(width, height);
        PictureFile.Save(path, width, height, canvas => new RasterDrawing(this, width, height).Draw(canvas));
    }

    private void Check(int width, int height)
    {
        if (Ticks < 1)
            throw new ArgumentException($"A raster needs at least 1 tick; this one has {Ticks}.");
        if (Bands.IsDefaultOrEmpty)
            throw new ArgumentException("A raster needs at least one population; this one has none.");
        if (Bands.FirstOrDefault(band => band.Count < 1) is { } empty)
            throw new ArgumentException($"Population '{empty.Name}' of a raster has {empty.Count} members; it needs at least 1.");
        if (Picture is { } picture && picture.Values.Length != picture.Width * picture.Height)
            throw new ArgumentException($"The picture beside a raster has {picture.Values.Length} values for {picture.Width} x {picture.Height} cells.");
        if (Bars is { } bars && bars.Values.Length != bars.Labels.Length)
            throw new ArgumentException($"The bars beside a raster have {bars.Values.Length} values for {bars.Labels.Length} labels.");
        if (width < 480 || height < 320)
            throw new ArgumentException($"A raster of {width} x {height} points is too small to read; take at least 480 x 320.");
    }
}
