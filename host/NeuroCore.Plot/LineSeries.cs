// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Plot;

/// <summary>One course in a line plot.</summary>
/// <param name="Name">Name in the legend; empty for none.</param>
/// <param name="X">Places along the axis, ascending.</param>
/// <param name="Y">Values, as many.</param>
/// <param name="Kind">How it is drawn.</param>
/// <param name="Colour">Number of its colour: series that belong together share one.</param>
public sealed record LineSeries(string Name, ImmutableArray<double> X, ImmutableArray<double> Y, LineKind Kind, int Colour);
