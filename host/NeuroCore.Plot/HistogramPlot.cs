// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Plot;

/// <summary>Histograms, a panel for each.</summary>
/// <param name="Title">Headline.</param>
/// <param name="Histograms">From left to right and then down, at least one.</param>
public sealed record HistogramPlot(string Title, ImmutableArray<Histogram> Histograms)
{
    /// <summary>A line below the headline; empty for none.</summary>
    public string Subtitle { get; init; } = "";

    /// <summary>True for a logarithmic axis of magnitudes; zeros have no place there and are counted in words.</summary>
    public bool Logarithmic { get; init; }

    /// <summary>What is counted, in the plural.</summary>
    public string Counted { get; init; } = "synapses";

    /// <summary>
    /// Draws into a file: PNG, or SVG when the path ends in ".svg". Folders on the way are made. A PNG has two pixels a
    /// point.
    /// </summary>
    /// <param name="path">The file; one that exists is replaced.</param>
    /// <exception cref="ArgumentException">The plot is empty or contradicts itself; the message says how.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Histograms.IsDefaultOrEmpty)
            throw new ArgumentException("A plot of histograms needs at least one; this one has none.");
        foreach (Histogram histogram in Histograms)
        {
            if (histogram.Values.IsDefaultOrEmpty)
                throw new ArgumentException($"The histogram '{histogram.Name}' has no values; it needs at least one.");
            if (histogram.Values.Concat(histogram.Before).Any(value => !double.IsFinite(value)))
                throw new ArgumentException($"The histogram '{histogram.Name}' has a value that is no finite number.");
            if (!(histogram.Step >= 0 && double.IsFinite(histogram.Step)))
                throw new ArgumentException($"The histogram '{histogram.Name}' has a step of {histogram.Step}; it must be 0 or more.");
        }
        var drawing = new HistogramDrawing(this);
        PictureFile.Save(path, drawing.Width, drawing.Height, drawing.Draw);
    }
}
