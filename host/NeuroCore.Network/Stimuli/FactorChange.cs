// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>A third factor of learning gets another value.</summary>
/// <param name="Tick">Before this tick of the run, 0 or more.</param>
/// <param name="Population">Population of the neuron whose factor m it is; null for g, that of all synapses.</param>
/// <param name="Index">Which member, from 0; 0 for g.</param>
/// <param name="Factor">The value, -1..1.</param>
public readonly record struct FactorChange(int Tick, string? Population, int Index, double Factor);
