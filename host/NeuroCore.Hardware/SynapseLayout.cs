// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Hardware;

/// <summary>
/// Where the word of a synapse lies in the synapse bank: the banked, skewed crossbar that lets L synapses
/// of a row, and later of a column, be read at a time.
/// </summary>
/// <remarks>Sources and neurons are numbered from 0 and must be those of the build; nothing is checked here.</remarks>
public static class SynapseLayout
{
    private const int BitsOfShared = 8;

    /// <summary>Lane that holds the synapse: (neuron + source) modulo L.</summary>
    public static int Lane(Configuration configuration, int source, int neuron) => (neuron + source) % configuration.Lanes;

    /// <summary>Address in the synapse bank of the 16-bit word that holds the synapse.</summary>
    public static int Address(Configuration configuration, int source, int neuron) =>
        ((source * configuration.Blocks) + (neuron / configuration.Lanes)) * configuration.Pairs +
        (Lane(configuration, source, neuron) / LanesOfWord(configuration));

    /// <summary>
    /// True if the weight is the high byte of that word, false if it is the low one. A synapse of 16 bits has the word
    /// for itself, a fine one its weight in the high byte, a tagged one in the low byte.
    /// </summary>
    public static bool HighByte(Configuration configuration, int source, int neuron) =>
        LanesOfWord(configuration) == 1
            ? configuration.Has(Capabilities.FineSynapses)
            : Lane(configuration, source, neuron) % 2 == 1;

    /// <summary>Neuron whose synapse from this source lies in this lane of this block: the way back.</summary>
    public static int Neuron(Configuration configuration, int source, int block, int lane) =>
        (block * configuration.Lanes) + ((lane + (configuration.Lanes - 1) * source) % configuration.Lanes);

    private static int LanesOfWord(Configuration configuration) => configuration.SynapseBits == BitsOfShared ? 2 : 1;
}
