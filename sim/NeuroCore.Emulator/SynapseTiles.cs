// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Emulator;

/// <summary>
/// Where synapse words lie. In builds that learn and have 8 bits a synapse, 16 sources and 8 neurons are a tile of 128
/// bytes, so that a column is about as near together as a row: of the four vectors of a tile number k holds, for each q of
/// 0..3, the eight weights of source 4 q + k. Elsewhere there is a row for each source.
/// </summary>
internal sealed class SynapseTiles
{
    /// <summary>Sources of a tile.</summary>
    public const int Sources = 16;

    /// <summary>Neurons of a tile.</summary>
    public const int Neurons = 8;

    /// <summary>Bytes of a tile.</summary>
    public const int TileBytes = Sources * Neurons;

    /// <summary>Bytes of a vector of a tile.</summary>
    public const int VectorBytes = 32;

    /// <summary>Vectors of a tile.</summary>
    public const int VectorsOfTile = TileBytes / VectorBytes;

    /// <summary>Sources that a vector has.</summary>
    public const int Quarter = VectorBytes / Neurons;

    private readonly int _word;

    /// <summary>The layout of a build.</summary>
    public SynapseTiles(CoreShape shape)
    {
        IsTiled = shape.SynapseBytes == 1 && shape.Build.Has(Capabilities.Learning);
        _word = shape.SynapseBytes;
        // An odd number of tiles: else the tiles of a column would all lie in the same few sets of the first cache.
        GroupBytes = ((long)Sources * shape.NeuronRoom * _word) + (IsTiled ? TileBytes : 0);
        Bytes = (shape.Build.Sources + Sources - 1) / Sources * GroupBytes;
    }

    /// <summary>It is by tiles; else by rows.</summary>
    public bool IsTiled { get; }

    /// <summary>Bytes of 16 sources.</summary>
    public long GroupBytes { get; }

    /// <summary>Bytes of all.</summary>
    public long Bytes { get; }

    /// <summary>Where the row of a source begins.</summary>
    public long Row(int source) => IsTiled
        ? (source / Sources * GroupBytes) + (source % Quarter * VectorBytes) + (source / Quarter % Quarter * Neurons)
        : source * (GroupBytes / Sources);

    /// <summary>Where a synapse lies.</summary>
    public long At(int source, int neuron) => Row(source) + Column(neuron);

    /// <summary>How far from the beginning of a row a neuron lies.</summary>
    public long Column(int neuron) => IsTiled ? (neuron / Neurons * TileBytes) + (neuron % Neurons) : neuron * _word;
}
