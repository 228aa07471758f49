// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>A value of a neuron that can be sampled while the board runs.</summary>
public enum ProbedValue
{
    /// <summary>v: the membrane, its integer part on the board.</summary>
    Membrane,

    /// <summary>u: the synaptic current.</summary>
    Current,

    /// <summary>The threshold without adaptation.</summary>
    Threshold,

    /// <summary>theta: what adaptation adds to the threshold.</summary>
    Theta,
}
