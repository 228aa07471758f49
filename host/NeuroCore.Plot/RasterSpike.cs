// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Plot;

/// <summary>A spike to draw.</summary>
/// <param name="Tick">Tick of the spike.</param>
/// <param name="Index">Which member of its population fired, from 0.</param>
public readonly record struct RasterSpike(long Tick, int Index);
