// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Plot;

/// <summary>Weights of a projection: a row for each source, a column for each target.</summary>
/// <param name="Name">Name of the projection, written above.</param>
/// <param name="Source">Name of the population that it comes from.</param>
/// <param name="Sources">Members of that, at least 1.</param>
/// <param name="Target">Name of the population that it goes to.</param>
/// <param name="Targets">Members of that, at least 1.</param>
/// <param name="Cells">Its synapses, in any order; a pair that is not among them has no synapse and stays blank.</param>
public sealed record WeightMatrix(
    string Name, string Source, int Sources, string Target, int Targets, ImmutableArray<WeightCell> Cells)
{
    /// <summary>What is written along the colours, with its unit.</summary>
    public string Label { get; init; } = "weight";

    /// <summary>
    /// Weights at the ends of the colours; null for those that suit the cells: from 0 to the farthest one, or as far to
    /// both sides if signs mix. Weights beyond have the colour of the end.
    /// </summary>
    public (double Least, double Most)? Range { get; init; }

    /// <summary>Matrices whose colours mean the same weights, such as those of one projection before and after.</summary>
    /// <param name="matrices">The matrices.</param>
    /// <returns>The same with the range that suits all their cells together.</returns>
    public static ImmutableArray<WeightMatrix> InOneRange(params ImmutableArray<WeightMatrix> matrices)
    {
        if (matrices.IsEmpty)
            return matrices;
        var colours = WeightColours.For(matrices[0] with { Range = null, Cells = [.. matrices.SelectMany(matrix => matrix.Cells)] });
        return [.. matrices.Select(matrix => matrix with { Range = (colours.Least, colours.Most) })];
    }
}
