// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Model;

/// <summary>Memories that only the host writes, apart from the synapses.</summary>
[Flags]
public enum ParameterMemories : ushort
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Thresholds, one a neuron.</summary>
    Threshold = 1,

    /// <summary>Biases, one a neuron.</summary>
    Bias = 2,

    /// <summary>Class words 0 and 1 of each block, or of each neuron: what u and v keep, and the shifts.</summary>
    Decay = 4,

    /// <summary>Class words 2 and 3 of each block: v_min and v_reset.</summary>
    Level = 8,

    /// <summary>Class words 4 and 5 of each block: what decides on a spike, and what is kept after it.</summary>
    Firing = 16,

    /// <summary>Occupied ranges, one a source.</summary>
    Range = 32,

    /// <summary>Projection words, one for each class of sources and block.</summary>
    Projection = 64,

    /// <summary>Class words 6 and 7 of each block: how theta decays and rises.</summary>
    Adaptation = 128,

    /// <summary>Further class words of each block: what the second current keeps, and its shift.</summary>
    ClassMore = 256,

    /// <summary>The program of the learning rules.</summary>
    Program = 512,

    /// <summary>The registers of learning.</summary>
    Learning = 1024,

    /// <summary>Words of the encoders.</summary>
    Encoder = 1 << 14,

    /// <summary>The state of the noise generator, which a tick changes too.</summary>
    Noise = 1 << 15,
}
