// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Plot;

/// <summary>A synapse to draw.</summary>
/// <param name="Source">Which member of the source, from 0.</param>
/// <param name="Target">Which member of the target, from 0.</param>
/// <param name="Weight">Its weight, finite.</param>
public readonly record struct WeightCell(int Source, int Target, double Weight);
