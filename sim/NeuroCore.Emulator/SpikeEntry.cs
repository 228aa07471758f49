// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Emulator;

/// <summary>A spike that is handed out.</summary>
/// <param name="Tick">Number of its tick.</param>
/// <param name="Neuron">The neuron, and in bit 31 its sign: 1 for negative.</param>
public readonly record struct SpikeEntry(uint Tick, uint Neuron)
{
    /// <summary>Bit of a negative spike.</summary>
    public const uint NegativeBit = 1u << 31;

    /// <summary>Number of the neuron.</summary>
    public int Number => (int)(Neuron & ~NegativeBit);

    /// <summary>The spike has negative sign.</summary>
    public bool Negative => (Neuron & NegativeBit) != 0;
}
