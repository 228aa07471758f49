// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Plot;

/// <summary>A line over time, and bands about it.</summary>
/// <param name="Name">Name in the legend; empty for none.</param>
/// <param name="Times">Times, ascending.</param>
/// <param name="Values">Values, as many.</param>
/// <param name="Colour">Number of its colour: lines that belong together share one.</param>
public sealed record TimeLine(string Name, ImmutableArray<double> Times, ImmutableArray<double> Values, int Colour)
{
    /// <summary>Bands behind it, the widest first.</summary>
    public ImmutableArray<TimeBand> Bands { get; init; } = [];

    /// <summary>True if a value holds from its time to the next, as for what was counted in an interval.</summary>
    public bool IsSteps { get; init; }
}
