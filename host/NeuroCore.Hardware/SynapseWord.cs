// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Hardware;

/// <summary>What the words of the synapse bank say, in every kind of build.</summary>
public static class SynapseWord
{
    /// <summary>Largest magnitude of a tag.</summary>
    public const int MostTag = 15;

    private const int ByteBits = 8;
    private const int OwnDelayLow = 8;
    private const int OwnDelayMask = 7;
    private const int TagLow = 11;

    /// <summary>Steps of a weight's code for one unit of what is delivered: fine synapses have 8 bits of fraction.</summary>
    /// <param name="build">The build.</param>
    public static int StepsOfUnit(Configuration build) => build.Has(Capabilities.FineSynapses) ? 1 << ByteBits : 1;

    /// <summary>The weight that learns: -127..127, with fine synapses 16 bits in 256ths; null where there is no synapse.</summary>
    /// <param name="build">The build.</param>
    /// <param name="word">Word at the synapse's address.</param>
    /// <param name="source">The source.</param>
    /// <param name="neuron">The neuron.</param>
    public static int? Weight(Configuration build, ushort word, int source, int neuron)
    {
        var weight = (sbyte)(SynapseLayout.HighByte(build, source, neuron) ? word >> ByteBits : word);
        return weight == WeightCodes.NoSynapse ? null : build.Has(Capabilities.FineSynapses) ? (short)word : weight;
    }

    /// <summary>The word with another weight in it; what else it holds stays.</summary>
    /// <param name="build">The build.</param>
    /// <param name="word">Word at the synapse's address.</param>
    /// <param name="source">The source.</param>
    /// <param name="neuron">The neuron.</param>
    /// <param name="weight">The weight, as <see cref="Weight"/> gives it.</param>
    public static ushort WithWeight(Configuration build, ushort word, int source, int neuron, int weight)
    {
        if (build.Has(Capabilities.FineSynapses))
            return (ushort)weight;
        return SynapseLayout.HighByte(build, source, neuron)
            ? (ushort)((word & byte.MaxValue) | ((byte)weight << ByteBits))
            : (ushort)((word & ~byte.MaxValue) | (byte)weight);
    }

    /// <summary>Tag of a tagged synapse, -15..15; 0 in builds without tags.</summary>
    public static int Tag(Configuration build, ushort word) =>
        build.Has(Capabilities.TaggedSynapses) ? (short)word >> TagLow : 0;

    /// <summary>A tagged synapse without a tag.</summary>
    /// <param name="weight">-127..127, or the code for no synapse.</param>
    /// <param name="ownDelay">Delay of its own, 0..7.</param>
    public static ushort Tagged(int weight, int ownDelay) => (ushort)((byte)weight | ((ownDelay & OwnDelayMask) << OwnDelayLow));
}
