// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;
using NeuroCore.Hardware;

namespace NeuroCore.Compiler;

/// <summary>The words of one source at a time, as they lie in the bank of synapses.</summary>
internal sealed class SynapseRow
{
    private const int Narrow = 8;    // bits of a synapse that shares a word

    private readonly SynapseWeights _weights;
    private readonly Configuration _target;
    private readonly sbyte[] _row;         // by neuron
    private readonly byte[] _fractions;
    private readonly byte[] _delays;
    private readonly byte[] _lanes;        // of a stretch of blocks
    private int _source = -1;

    /// <param name="weights">All weights.</param>
    /// <param name="neurons">Neurons of the image.</param>
    /// <param name="target">The build.</param>
    public SynapseRow(SynapseWeights weights, int neurons, Configuration target)
    {
        (_weights, _target) = (weights, target);
        _row = new sbyte[neurons];
        _fractions = new byte[target.Has(Capabilities.FineSynapses) ? neurons : 0];
        _delays = new byte[target.Has(Capabilities.TaggedSynapses) ? neurons : 0];
        _lanes = new byte[target.Blocks * target.Lanes];
    }

    /// <summary>Writes the words of some blocks.</summary>
    /// <param name="source">The source.</param>
    /// <param name="first">The first of the blocks.</param>
    /// <param name="words">Where to, as many as the blocks have.</param>
    public void Write(int source, int first, Span<ushort> words)
    {
        if (source != _source)
            _weights.Row(source, _row, _fractions, _delays);
        _source = source;
        var lanes = _lanes.AsSpan(0, words.Length / _target.Pairs * _target.Lanes);
        SynapseLayout.ToLanes(MemoryMarshal.AsBytes(_row.AsSpan(first * _target.Lanes, lanes.Length)), _target.Lanes, source, lanes);
        if (_target.SynapseBits == Narrow && _target.Lanes > 1)
        {
            MemoryMarshal.Cast<byte, ushort>(lanes).CopyTo(words);
            return;
        }

        for (var i = 0; i < lanes.Length; i++)
        {
            var neuron = SynapseLayout.Neuron(_target, source, first + (i / _target.Lanes), i % _target.Lanes);
            words[i] = _target.SynapseBits == Narrow ? (ushort)(lanes[i] | (unchecked((byte)WeightCodes.NoSynapse) << Narrow))    // one lane has no odd one
                : _target.Has(Capabilities.TaggedSynapses) ? SynapseWord.Tagged(lanes[i], _delays[neuron])
                : (ushort)((lanes[i] << Narrow) | _fractions[neuron]);
        }
    }
}
