// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Plot;

/// <summary>One population of a raster: a row for each member, a mark for each spike.</summary>
/// <param name="Name">Name of the population, written beside the band.</param>
/// <param name="Count">Number of members, at least 1.</param>
/// <param name="Spikes">Spikes to draw, in any order; those outside the plot's time or of members the band does not have are left out.</param>
public sealed record RasterBand(string Name, int Count, ImmutableArray<RasterSpike> Spikes)
{
    /// <summary>What a member is called in the label, "neurons" unless said otherwise.</summary>
    public string Members { get; init; } = "neurons";
}
