// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model;

/// <summary>How often each neuron fired, up to 65,535, and when it first did. A build may lack them.</summary>
public sealed class SpikeCounters
{
    private readonly int _mask;
    private readonly ushort[] _counts;
    private readonly ushort[] _firsts;

    /// <summary>The counters of a build, all 0.</summary>
    public SpikeCounters(Configuration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        Present = configuration.Has(Capabilities.Counters);
        _mask = Bits.Mask(Bits.For(configuration.Neurons));
        _counts = new ushort[_mask + 1];
        _firsts = new ushort[_mask + 1];
    }

    /// <summary>The build has counters.</summary>
    public bool Present { get; }

    /// <summary>Whether a spike of this neuron would be its first.</summary>
    public bool IsFirst(int neuron) => Present && _counts[neuron] == 0;

    /// <summary>A neuron fires.</summary>
    /// <param name="neuron">Which.</param>
    /// <param name="elapsed">Ticks since the stimulus began.</param>
    public void Count(int neuron, ushort elapsed)
    {
        if (!Present)
            return;
        if (_counts[neuron] == 0)
            _firsts[neuron] = elapsed;
        if (_counts[neuron] != ushort.MaxValue)
            _counts[neuron]++;
    }

    /// <summary>What the host reads: a word of the banks count, count_take or first_spike.</summary>
    public ushort Read(Bank bank, int address) =>
        bank == Bank.FirstSpike ? _firsts[address & _mask] : _counts[address & _mask];

    /// <summary>What the host writes: a word of the banks count or first_spike.</summary>
    public void Write(Bank bank, int address, ushort word)
    {
        if (!Present)
            return;
        (bank == Bank.FirstSpike ? _firsts : _counts)[address & _mask] = word;
    }

    /// <summary>The edge of the clock in which the host has read a word of count_take.</summary>
    public void Take(int address) => Write(Bank.Count, address, 0);
}
