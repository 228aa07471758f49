// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Link;

/// <summary>What a neuron has of its own, and a host may change between two ticks.</summary>
public enum NeuronParameter
{
    /// <summary>The threshold, on the network's scale.</summary>
    Threshold,

    /// <summary>What is added to the membrane in each tick, on the network's scale.</summary>
    Bias,

    /// <summary>1: the neuron is silenced; 0: it is not.</summary>
    Silenced,

    /// <summary>The membrane, on the network's scale.</summary>
    Membrane,

    /// <summary>What adaptation adds to the threshold, on the network's scale.</summary>
    Theta,
}
