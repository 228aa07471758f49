// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Plot;

/// <summary>A small picture shown beside the raster, such as the image that was classified.</summary>
/// <param name="Caption">One line above it.</param>
/// <param name="Width">Cells in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Values">Values of the cells, the upper row first, from left to right; the least is drawn darkest.</param>
public sealed record RasterPicture(string Caption, int Width, int Height, ImmutableArray<double> Values);
