// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Emulator;

/// <summary>A row of <see cref="SparseSynapses"/> that the host is writing: neurons, ascending, and their weights.</summary>
internal sealed class LooseRow
{
    private const int LeastRoom = 16;

    private ushort[] _targets;
    private sbyte[] _weights;

    /// <summary>A row that begins with these.</summary>
    public LooseRow(ReadOnlySpan<ushort> targets, ReadOnlySpan<sbyte> weights) =>
        (_targets, _weights, Count) = (targets.ToArray(), weights.ToArray(), targets.Length);

    /// <summary>How many.</summary>
    public int Count { get; private set; }

    /// <summary>The neurons.</summary>
    public ReadOnlySpan<ushort> Targets => _targets.AsSpan(0, Count);

    /// <summary>Their weights.</summary>
    public ReadOnlySpan<sbyte> Weights => _weights.AsSpan(0, Count);

    /// <summary>Takes some out.</summary>
    public void Remove(int place, int count)
    {
        _targets.AsSpan(place + count, Count - place - count).CopyTo(_targets.AsSpan(place));
        _weights.AsSpan(place + count, Count - place - count).CopyTo(_weights.AsSpan(place));
        Count -= count;
    }

    /// <summary>Makes room for some more.</summary>
    public void Reserve(int more)
    {
        if (_targets.Length >= Count + more)
            return;
        Array.Resize(ref _targets, Count + more);
        Array.Resize(ref _weights, Count + more);
    }

    /// <summary>Puts one in.</summary>
    public void Insert(int place, ushort neuron, sbyte weight)
    {
        if (Count == _targets.Length)
            Reserve(Math.Max(LeastRoom, Count));
        if (place < Count)
        {
            _targets.AsSpan(place, Count - place).CopyTo(_targets.AsSpan(place + 1));
            _weights.AsSpan(place, Count - place).CopyTo(_weights.AsSpan(place + 1));
        }

        (_targets[place], _weights[place]) = (neuron, weight);
        Count++;
    }
}
