// SPDX-License-Identifier: Apache-2.0
using System.Numerics;

namespace NeuroCore.Model;

/// <summary>
/// The noise byte of a place (source, neuron): an XOR of two bytes, one of the source and one of the neuron, each an XOR
/// of those shifts of H that the bits of its number select. RTL works them out as they are needed; here all of a tick
/// are worked out at once, each from one before it by a single XOR.
/// </summary>
public sealed class LearningNoise
{
    private const int FirstShift = 16;    // of the state: that of bit 0

    private readonly byte[] _sources;
    private readonly byte[] _neurons;
    private ulong _state;
    private bool _known;

    /// <summary>The noise of a build.</summary>
    /// <param name="sources">S of the build.</param>
    /// <param name="neurons">N of the build.</param>
    public LearningNoise(int sources, int neurons)
    {
        _sources = new byte[BitOperations.RoundUpToPowerOf2((uint)sources)];
        _neurons = new byte[BitOperations.RoundUpToPowerOf2((uint)neurons)];
    }

    /// <summary>From now on the noise is that of this state.</summary>
    /// <param name="state">H of the tick.</param>
    public void Take(ulong state)
    {
        if (_known && state == _state)
            return;
        _known = true;
        _state = state;
        Fill(_sources, state);
        Fill(_neurons, BitOperations.RotateRight(state, 32));
    }

    /// <summary>What a source adds to the noise of its synapses; the noise of its traces, but for what neuron 0 adds.</summary>
    public byte Source(int source) => _sources[source];

    /// <summary>What a neuron adds to the noise of its synapses.</summary>
    public byte Neuron(int neuron) => _neurons[neuron];

    /// <summary>The noise byte of a place.</summary>
    public byte Of(int source, int neuron) => (byte)(_sources[source] ^ _neurons[neuron]);

    private static void Fill(byte[] words, ulong state)
    {
        words[0] = (byte)state;
        for (var i = 1; i < words.Length; i++)
            words[i] = (byte)(words[i & (i - 1)] ^ (byte)(state >> (FirstShift + BitOperations.TrailingZeroCount(i))));
    }
}
