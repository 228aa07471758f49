// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Plot;

/// <summary>Weights as heat maps: a panel for each projection, with colours of its own.</summary>
/// <param name="Title">Headline.</param>
/// <param name="Matrices">Projections, from left to right and then down, at least one.</param>
public sealed record WeightPlot(string Title, ImmutableArray<WeightMatrix> Matrices)
{
    /// <summary>A line below the headline; empty for none.</summary>
    public string Subtitle { get; init; } = "";

    /// <summary>
    /// Draws into a file: PNG, or SVG when the path ends in ".svg". Folders on the way are made. The picture is as large
    /// as the matrices need; a PNG has two pixels a point.
    /// </summary>
    /// <param name="path">The file; one that exists is replaced.</param>
    /// <exception cref="ArgumentException">The plot is empty or contradicts itself; the message says how.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Matrices.IsDefaultOrEmpty)
            throw new ArgumentException("A heat map of weights needs at least one matrix; this one has none.");
        foreach (WeightMatrix matrix in Matrices)
            Check(matrix);
        var drawing = new WeightDrawing(this);
        PictureFile.Save(path, drawing.Width, drawing.Height, drawing.Draw);
    }

    private static void Check(WeightMatrix matrix)
    {
        if (matrix.Sources < 1 || matrix.Targets < 1)
            throw new ArgumentException($"The weights '{matrix.Name}' are {matrix.Sources} x {matrix.Targets}; both must be at least 1.");
        foreach (WeightCell cell in matrix.Cells)
        {
            if ((uint)cell.Source >= (uint)matrix.Sources || (uint)cell.Target >= (uint)matrix.Targets)
                throw new ArgumentException($"The weights '{matrix.Name}' are {matrix.Sources} x {matrix.Targets}, but one is from {cell.Source} to {cell.Target}.");
            if (!double.IsFinite(cell.Weight))
                throw new ArgumentException($"The weight from {cell.Source} to {cell.Target} of '{matrix.Name}' is no finite number.");
        }
        if (matrix.Range is { } range && !(range.Least < range.Most && double.IsFinite(range.Most - range.Least)))
            throw new ArgumentException($"The colours of '{matrix.Name}' go from {range.Least} to {range.Most}; the first must be less.");
    }
}
