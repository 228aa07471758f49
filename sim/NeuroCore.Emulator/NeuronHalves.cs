// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Emulator;

/// <summary>Arrays of 16 bits a neuron, as their banks hold them.</summary>
internal enum NeuronHalves
{
    /// <summary>u.</summary>
    Current,

    /// <summary>The second current.</summary>
    SecondCurrent,

    /// <summary>theta.</summary>
    Theta,

    /// <summary>Threshold.</summary>
    Threshold,

    /// <summary>Bias.</summary>
    Bias,

    /// <summary>Spikes so far.</summary>
    SpikeCount,

    /// <summary>First spike.</summary>
    FirstSpike,

    /// <summary>How many arrays there are.</summary>
    Count,
}
