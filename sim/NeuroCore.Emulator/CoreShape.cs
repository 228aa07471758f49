// SPDX-License-Identifier: Apache-2.0
using System.Numerics;
using NeuroCore.Hardware;

namespace NeuroCore.Emulator;

/// <summary>Sizes that the arrays of a build follow.</summary>
internal sealed class CoreShape
{
    private const int Grain = 64;
    private const int LargePairs = 1 << 22;    // of source and neuron

    /// <summary>The sizes of a build.</summary>
    /// <param name="build">The build.</param>
    /// <param name="sparse">Only synapses that are there are held, where the build allows it; null: if the build is large.</param>
    public CoreShape(Configuration build, bool? sparse = null)
    {
        Build = build;
        NeuronMask = (int)BitOperations.RoundUpToPowerOf2((uint)build.Neurons) - 1;
        SourceMask = (int)BitOperations.RoundUpToPowerOf2((uint)build.Sources) - 1;
        NeuronRoom = Room(NeuronMask + 1);
        SourceRoom = Room(SourceMask + 1);
        Delays = 1 << build.DelayBits;
        Fine = build.Has(Capabilities.FineSynapses);
        Tagged = build.Has(Capabilities.TaggedSynapses);
        SynapseBytes = build.SynapseBits / 8;
        Random = build.Has(Capabilities.Noise) || build.Has(Capabilities.Encoders) || build.Has(Capabilities.Learning);
        Sparse = (sparse ?? (long)build.Neurons * build.Sources >= LargePairs) && SynapseBytes == 1 && !build.Has(Capabilities.Learning) && NeuronRoom <= ushort.MaxValue + 1;
        HasElapsed = build.Encoders > 0 || build.Has(Capabilities.Counters);
    }

    /// <summary>The build.</summary>
    public Configuration Build { get; }

    /// <summary>What of an address tells a neuron.</summary>
    public int NeuronMask { get; }

    /// <summary>What of an address tells a source.</summary>
    public int SourceMask { get; }

    /// <summary>Neurons that arrays have room for: a multiple of 64.</summary>
    public int NeuronRoom { get; }

    /// <summary>Sources that arrays have room for: a multiple of 64.</summary>
    public int SourceRoom { get; }

    /// <summary>Slots of a receptor's ring.</summary>
    public int Delays { get; }

    /// <summary>Synapses have a fraction.</summary>
    public bool Fine { get; }

    /// <summary>Synapses have a delay and a tag of their own.</summary>
    public bool Tagged { get; }

    /// <summary>Bytes of a synapse word.</summary>
    public int SynapseBytes { get; }

    /// <summary>Only synapses that are there are held, as <see cref="SparseSynapses"/>.</summary>
    public bool Sparse { get; }

    /// <summary>There is a noise generator.</summary>
    public bool Random { get; }

    /// <summary>Ticks since the stimulus began are counted.</summary>
    public bool HasElapsed { get; }

    /// <summary>Most that a shift of a product or a trace may be.</summary>
    public int ShiftMask => Fine ? 15 : 7;

    private static int Room(int count) => (count + Grain - 1) / Grain * Grain;
}
