// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Cli.Learning;

/// <summary>What is to be shown of weights; null for what is not.</summary>
/// <param name="Projections">Names of the projections; empty for those that learn, or all where none does.</param>
/// <param name="Save">CSV file of the weights.</param>
/// <param name="Map">Picture of heat maps.</param>
/// <param name="Histogram">Picture of histograms.</param>
/// <param name="Logarithmic">Those with a logarithmic axis.</param>
internal sealed record WeightRequest(ImmutableArray<string> Projections, string? Save, string? Map, string? Histogram, bool Logarithmic)
{
    /// <summary>True if anything is to be shown.</summary>
    public bool IsAny => Save is not null || Map is not null || Histogram is not null;
}
