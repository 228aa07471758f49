// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Plot;

/// <summary>One panel of a plot over time.</summary>
/// <param name="Name">Written above it; empty for none.</param>
/// <param name="Label">What is up, with its unit.</param>
/// <param name="Lines">Lines, at least one; they may be without points.</param>
public sealed record TimePanel(string Name, string Label, ImmutableArray<TimeLine> Lines)
{
    /// <summary>Height of the panel beside that of others, 1 for a usual one.</summary>
    public double Height { get; init; } = 1;

    /// <summary>True if the axis begins at 0, as for rates.</summary>
    public bool FromZero { get; init; }
}
