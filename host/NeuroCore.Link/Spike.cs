// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Link;

/// <summary>A neuron fired.</summary>
/// <param name="Tick">Tick on the board's own count.</param>
/// <param name="Neuron">Number of the neuron.</param>
/// <param name="IsNegative">The spike of a bipolar neuron whose v fell to minus its threshold.</param>
public readonly record struct Spike(long Tick, int Neuron, bool IsNegative = false)
{
    /// <summary>1 or -1.</summary>
    public int Sign => IsNegative ? -1 : 1;
}
