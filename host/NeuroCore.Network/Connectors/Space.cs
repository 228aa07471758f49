// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>
/// Where the members of two populations lie. The targets lie one apart; the sources are spread evenly over the same room,
/// so that populations of one size lie one upon the other.
/// </summary>
public abstract record Space
{
    /// <summary>On a line.</summary>
    public static Space Line { get; } = new LineSpace(false);

    /// <summary>On a ring: the last is beside the first.</summary>
    public static Space Ring { get; } = new LineSpace(true);

    /// <summary>On a grid, row by row.</summary>
    /// <param name="columns">Targets in a row, 1 or more.</param>
    /// <param name="sourceColumns">Sources in a row, 1 or more; null: as many as targets.</param>
    /// <param name="wrap">True if the last column is beside the first and the last row beside the first.</param>
    /// <exception cref="DescriptionException">There is no column.</exception>
    public static Space Grid(int columns, int? sourceColumns = null, bool wrap = false) =>
        new GridSpace(columns, sourceColumns ?? columns, wrap);

    /// <summary>Distance of a source and a target, 1 being that of two neighbouring targets.</summary>
    internal abstract double Distance(ProjectionEnds ends, int pre, int post);

    /// <summary>Refuses populations that do not fit.</summary>
    /// <exception cref="DescriptionException">What does not fit.</exception>
    internal abstract void Check(ProjectionEnds ends);

    /// <summary>Distance along an axis with so many sources and targets.</summary>
    private protected static double Along(int pre, int sources, int post, int targets, bool wrap)
    {
        var distance = Math.Abs((pre + 0.5) * targets / sources - (post + 0.5));
        return wrap ? Math.Min(distance, targets - distance) : distance;
    }
}
