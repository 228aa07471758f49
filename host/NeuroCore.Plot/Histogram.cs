// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Plot;

/// <summary>How values are distributed, such as the weights of a projection.</summary>
/// <param name="Name">What they are of, written above.</param>
/// <param name="Values">The values, in any order, at least one.</param>
public sealed record Histogram(string Name, ImmutableArray<double> Values)
{
    /// <summary>The values at an earlier time, drawn behind; empty for none.</summary>
    public ImmutableArray<double> Before { get; init; } = [];

    /// <summary>What is along the axis, with its unit.</summary>
    public string Label { get; init; } = "weight";

    /// <summary>
    /// Distance of neighbouring values where there are only some, such as the weight that one unit of a synapse stands
    /// for; bars then hold equally many of them. 0 where values may be any.
    /// </summary>
    public double Step { get; init; }
}
