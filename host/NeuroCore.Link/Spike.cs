// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Link;

/// <summary>A neuron fired.</summary>
/// <param name="Tick">Tick on the board's own count.</param>
/// <param name="Neuron">Number of the neuron.</param>
public readonly record struct Spike(long Tick, int Neuron);
