// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>A grid, row by row; the last row may be short.</summary>
public sealed record GridSpace : Space
{
    internal GridSpace(int columns, int sourceColumns, bool wrap)
    {
        if (columns < 1 || sourceColumns < 1)
            throw new DescriptionException($"a grid has {Math.Min(columns, sourceColumns)} columns, but must have 1 or more.");
        Columns = columns;
        SourceColumns = sourceColumns;
        Wrap = wrap;
    }

    /// <summary>Targets in a row.</summary>
    public int Columns { get; }

    /// <summary>Sources in a row.</summary>
    public int SourceColumns { get; }

    /// <summary>True if the ends of rows and of columns are beside their beginnings.</summary>
    public bool Wrap { get; }

    internal override double Distance(ProjectionEnds ends, int pre, int post)
    {
        var x = Along(pre % SourceColumns, SourceColumns, post % Columns, Columns, Wrap);
        var y = Along(pre / SourceColumns, Rows(ends.SourceSize, SourceColumns), post / Columns, Rows(ends.TargetSize, Columns), Wrap);
        return Math.Sqrt(x * x + y * y);
    }

    internal override void Check(ProjectionEnds ends)
    {
        Require(Columns, ends.Target, ends.TargetSize);
        Require(SourceColumns, ends.Source, ends.SourceSize);
    }

    private static int Rows(int size, int columns) => (size + columns - 1) / columns;

    private static void Require(int columns, string population, int size)
    {
        if (columns > size)
            throw new DescriptionException($"the grid has {columns} columns, but '{population}' has {size} members: give it fewer columns.");
    }
}
