// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;

namespace NeuroCore.Link;

/// <summary>Turns event frames into spikes and makes sure that they make sense.</summary>
/// <param name="neurons">Neurons that can fire.</param>
/// <param name="where">Port, for messages.</param>
internal sealed class SpikeCollector(int neurons, string where)
{
    private const int Mask = (1 << LinkLimits.StreamValueBits) - 1;

    private readonly ImmutableArray<Spike>.Builder _spikes = ImmutableArray.CreateBuilder<Spike>();
    private long _tick = -1;

    public int Count => _spikes.Count;

    public ImmutableArray<Spike> ToSpikes() => _spikes.ToImmutable();

    /// <summary>Takes the words of one frame.</summary>
    /// <param name="words">Spikes and ticks; the tick goes on from the frame before.</param>
    /// <param name="first">A tick at or before the first spike.</param>
    /// <param name="end">The tick after the last that was asked for; at most 32,767 after <paramref name="first"/>.</param>
    public void Take(ImmutableArray<ushort> words, long first, long end)
    {
        foreach (var word in words)
        {
            if (word > Mask)
                TakeTick(first + ((word - first) & Mask), end);
            else
                TakeSpike(word);
        }
    }

    private void TakeTick(long tick, long end)
    {
        // The same tick again is allowed: a tick's spikes may go on in the next frame.
        if (tick < _tick || tick >= end)
            throw Senseless($"a spike of tick {tick}");
        _tick = tick;
    }

    private void TakeSpike(int neuron)
    {
        if (_tick < 0 || neuron >= neurons || (_spikes.Count > 0 && _spikes[^1] is var last && last.Tick == _tick && neuron <= last.Neuron))
            throw Senseless($"a spike of neuron {neuron} in tick {_tick}");
        _spikes.Add(new Spike(_tick, neuron));
    }

    private NeuroCoreException Senseless(string what) => new(
        $"The board on {where} sent {what}, which cannot be: build and load its bitstream from the same version as this program.");
}
