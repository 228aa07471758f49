// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Plot;

/// <summary>A band from low to high at the times of its line, such as the quarters about a median.</summary>
/// <param name="Name">Name in the legend; empty for none.</param>
/// <param name="Low">Lower values.</param>
/// <param name="High">Upper values.</param>
public sealed record TimeBand(string Name, ImmutableArray<double> Low, ImmutableArray<double> High);
