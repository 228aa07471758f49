// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Plot;

/// <summary>Bars shown beside the raster, such as the number of spikes of each output.</summary>
/// <param name="Caption">One line above them.</param>
/// <param name="Labels">A label for each bar.</param>
/// <param name="Values">Length of each bar, 0 or more; as many as there are labels.</param>
/// <param name="Marked">The bar to point out, if any.</param>
public sealed record RasterBars(string Caption, ImmutableArray<string> Labels, ImmutableArray<double> Values, int? Marked = null);
