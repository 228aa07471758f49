// SPDX-License-Identifier: Apache-2.0
using System.Numerics;
using System.Runtime.InteropServices;

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

    /// <summary>Turns the bytes of whole blocks from the order of neurons into that of lanes.</summary>
    /// <param name="neurons">A byte a neuron; as many as some blocks have.</param>
    /// <param name="lanes">L.</param>
    /// <param name="source">Source whose synapses they are.</param>
    /// <param name="turned">A byte a lane, as many.</param>
    public static void ToLanes(ReadOnlySpan<byte> neurons, int lanes, int source, Span<byte> turned) => Turn(neurons, lanes, source % lanes, turned);

    /// <summary>The way back of <see cref="ToLanes"/>.</summary>
    public static void ToNeurons(ReadOnlySpan<byte> ofLanes, int lanes, int source, Span<byte> turned) => Turn(ofLanes, lanes, (lanes - (source % lanes)) % lanes, turned);

    private static void Turn(ReadOnlySpan<byte> bytes, int lanes, int by, Span<byte> turned)
    {
        if (lanes == sizeof(ulong) && BitConverter.IsLittleEndian)
        {
            var from = MemoryMarshal.Cast<byte, ulong>(bytes);
            var to = MemoryMarshal.Cast<byte, ulong>(turned);
            for (var block = 0; block < to.Length; block++)
                to[block] = BitOperations.RotateLeft(from[block], by * BitsOfShared);
            return;
        }

        for (var block = 0; block < bytes.Length; block += lanes)
        {
            bytes.Slice(block, lanes - by).CopyTo(turned[(block + by)..]);
            bytes.Slice(block + lanes - by, by).CopyTo(turned[block..]);
        }
    }

    private static int LanesOfWord(Configuration configuration) => configuration.SynapseBits == BitsOfShared ? 2 : 1;
}
