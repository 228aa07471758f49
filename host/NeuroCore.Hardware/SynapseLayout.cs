// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Hardware;

/// <summary>
/// Where the weight of a synapse lies in the synapse bank: the banked, skewed crossbar that lets L weights
/// of a row, and later of a column, be read at a time.
/// </summary>
/// <remarks>Sources and neurons are numbered from 0 and must be those of the build; nothing is checked here.</remarks>
public static class SynapseLayout
{
    /// <summary>Lane that holds the weight: (neuron + source) modulo L.</summary>
    public static int Lane(Configuration configuration, int source, int neuron) => (neuron + source) % configuration.Lanes;

    /// <summary>Address in the synapse bank of the 16-bit word that holds the weight.</summary>
    public static int Address(Configuration configuration, int source, int neuron) =>
        ((source * configuration.Blocks) + (neuron / configuration.Lanes)) * configuration.Pairs +
        (Lane(configuration, source, neuron) / 2);

    /// <summary>True if the weight is the high byte of that word, false if it is the low one.</summary>
    public static bool HighByte(Configuration configuration, int source, int neuron) =>
        Lane(configuration, source, neuron) % 2 == 1;

    /// <summary>Neuron whose weight from this source lies in this lane of this block: the way back.</summary>
    public static int Neuron(Configuration configuration, int source, int block, int lane) =>
        (block * configuration.Lanes) + ((lane + (configuration.Lanes - 1) * source) % configuration.Lanes);
}
