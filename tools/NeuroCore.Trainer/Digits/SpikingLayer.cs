// SPDX-License-Identifier: Apache-2.0
using System.Numerics;

namespace NeuroCore.Trainer.Digits;

/// <summary>
/// Runs a layer tick by tick, as the board does it: no leak, a current that lasts one tick, reset by subtraction.
/// Only what such a layer uses of the board's arithmetic is here; the cycle-accurate model has all of it.
/// </summary>
internal sealed class SpikingLayer(IntegerLayer layer)
{
    /// <summary>A membrane counts in 256ths of a weight.</summary>
    internal const int One = 256;

    private const int LeastMembrane = -(1 << 23);
    private const int MostMembrane = (1 << 23) - 1;

    private readonly int[] _sums = new int[layer.Neurons];
    private readonly int[] _fired = new int[layer.Neurons];

    /// <summary>Membranes, in 256ths.</summary>
    internal int[] Membranes { get; } = new int[layer.Neurons];

    /// <summary>Spikes since the last reset.</summary>
    internal int[] Counts { get; } = new int[layer.Neurons];

    /// <summary>Puts all state to zero.</summary>
    internal void Reset()
    {
        Array.Clear(Membranes);
        Array.Clear(Counts);
    }

    /// <summary>One tick: takes the sources that fire, gives the neurons that fire; the answer is good until the next tick.</summary>
    internal ReadOnlySpan<int> Tick(ReadOnlySpan<int> sources)
    {
        Array.Clear(_sums);
        foreach (int source in sources)
        {
            ReadOnlySpan<int> row = layer.Weights.AsSpan(source * layer.Neurons, layer.Neurons);
            int at = 0;
            for (; at <= row.Length - Vector<int>.Count; at += Vector<int>.Count)
                (new Vector<int>(_sums, at) + new Vector<int>(row[at..])).CopyTo(_sums, at);
            for (; at < row.Length; at++)
                _sums[at] += row[at];
        }
        int fired = 0;
        for (int neuron = 0; neuron < layer.Neurons; neuron++)
        {
            int membrane = Math.Clamp(Membranes[neuron] + ((_sums[neuron] + layer.Biases[neuron]) * One), LeastMembrane, MostMembrane);
            int threshold = layer.Thresholds[neuron] * One;
            if (membrane >= threshold)
            {
                membrane -= threshold;
                Counts[neuron]++;
                _fired[fired++] = neuron;
            }
            Membranes[neuron] = membrane;
        }
        return _fired.AsSpan(0, fired);
    }
}
