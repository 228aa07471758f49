// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Plot;

/// <summary>Courses over time: panels one above the other over one axis.</summary>
/// <param name="Title">Headline.</param>
/// <param name="TimeLabel">What is along the axis, with its unit.</param>
/// <param name="From">Start of the axis.</param>
/// <param name="To">Its end, above its start.</param>
/// <param name="Panels">From top to bottom, at least one.</param>
public sealed record TimePlot(string Title, string TimeLabel, double From, double To, ImmutableArray<TimePanel> Panels)
{
    /// <summary>A line below the headline; empty for none.</summary>
    public string Subtitle { get; init; } = "";

    /// <summary>True if both axes go by powers of ten; all times and values are above 0 then.</summary>
    public bool Logarithmic { get; init; }

    /// <summary>Parts of the time that are marked in all panels.</summary>
    public ImmutableArray<TimeMark> Marks { get; init; } = [];

    /// <summary>
    /// Draws into a file: PNG, or SVG when the path ends in ".svg". Folders on the way are made. A PNG has two pixels a
    /// point.
    /// </summary>
    /// <param name="path">The file; one that exists is replaced.</param>
    /// <param name="width">Width in points, at least 480; the height follows from the panels.</param>
    /// <exception cref="ArgumentException">The plot is empty or contradicts itself; the message says how.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path, int width = 1040)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Check(width);
        var drawing = new TimeDrawing(this, width);
        PictureFile.Save(path, width, drawing.Height, drawing.Draw);
    }

    private void Check(int width)
    {
        if (Panels.IsDefaultOrEmpty)
            throw new ArgumentException("A plot over time needs at least one panel; this one has none.");
        if (!(From < To && double.IsFinite(To - From)))
            throw new ArgumentException($"The time of a plot goes from {From} to {To}; the first must be less.");
        if (Logarithmic && (From <= 0 || Panels.SelectMany(panel => panel.Lines).SelectMany(line => line.Times.Concat(line.Values)).Any(value => !(value > 0))))
            throw new ArgumentException("A logarithmic plot has no place for numbers of 0 or below: take them out, or draw it linear.");
        if (width < 480)
            throw new ArgumentException($"A plot over time {width} points wide is too small to read; take at least 480.");
        foreach (TimeLine line in Panels.SelectMany(panel => panel.Lines))
        {
            if (line.Times.Length != line.Values.Length)
                throw new ArgumentException($"The line '{line.Name}' has {line.Times.Length} times and {line.Values.Length} values; it needs as many of both.");
            foreach (TimeBand band in line.Bands)
            {
                if (band.Low.Length != line.Times.Length || band.High.Length != line.Times.Length)
                    throw new ArgumentException($"A band of the line '{line.Name}' has {band.Low.Length} lower and {band.High.Length} upper values for {line.Times.Length} times.");
            }
        }
    }
}
