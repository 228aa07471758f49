// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;

namespace NeuroCore.Link;

/// <summary>Turns event frames into spikes and makes sure that they make sense.</summary>
/// <param name="neurons">Neurons that can fire.</param>
/// <param name="where">Port, for messages.</param>
/// <param name="probes">What the board samples; empty if it has no probes or none is set.</param>
internal sealed class SpikeCollector(int neurons, string where, ImmutableArray<ProbeWord> probes = default)
{
    private const int Mask = (1 << LinkLimits.StreamValueBits) - 1;
    private const int Negative = 1 << 14;
    private const int SampleMark = 1 << LinkLimits.SourceBits;
    private const int CountMask = 31;

    private readonly ImmutableArray<Spike>.Builder _spikes = ImmutableArray.CreateBuilder<Spike>();
    private readonly ImmutableArray<ProbeSample>.Builder _samples = ImmutableArray.CreateBuilder<ProbeSample>();
    private long _tick = -1;
    private int _sampled;    // words of the sample that have come
    private int _toCome;     // and that are still to come

    public int Count => _spikes.Count;

    public ImmutableArray<Spike> ToSpikes() => _spikes.ToImmutable();

    public ImmutableArray<ProbeSample> ToSamples() => _samples.ToImmutable();

    /// <summary>Takes the words of one frame.</summary>
    /// <param name="words">Spikes and ticks; the tick goes on from the frame before.</param>
    /// <param name="first">A tick at or before the first spike.</param>
    /// <param name="end">The tick after the last that was asked for; at most 32,767 after <paramref name="first"/>.</param>
    public void Take(ImmutableArray<ushort> words, long first, long end)
    {
        foreach (var word in words)
        {
            if (_toCome > 0)
                TakeSample(word);
            else if (word > Mask)
                TakeTick(first + ((word - first) & Mask), end);
            else if ((word & SampleMark) != 0)
                BeginSample(word & CountMask);
            else
                TakeSpike(word & (SampleMark - 1), (word & Negative) != 0);
        }
    }

    private void TakeTick(long tick, long end)
    {
        // The same tick again is allowed: a tick's spikes may go on in the next frame.
        if (tick < _tick || tick >= end)
            throw Senseless($"a spike of tick {tick}");
        _tick = tick;
    }

    private void BeginSample(int count)
    {
        if (_tick < 0 || probes.IsDefault || count != probes.Length)
            throw Senseless($"a sample of {count} words after tick {_tick}");
        (_sampled, _toCome) = (0, count);
    }

    private void TakeSample(ushort word)
    {
        var probe = probes[_sampled++];
        _toCome--;
        _samples.Add(new ProbeSample(_tick, probe.Bank, probe.Address, word));
    }

    private void TakeSpike(int neuron, bool isNegative)
    {
        if (_tick < 0 || neuron >= neurons || (_spikes.Count > 0 && _spikes[^1] is var last && last.Tick == _tick && neuron <= last.Neuron))
            throw Senseless($"a spike of neuron {neuron} in tick {_tick}");
        _spikes.Add(new Spike(_tick, neuron, isNegative));
    }

    private NeuroCoreException Senseless(string what) => new(
        $"The board on {where} sent {what}, which cannot be: build and load its bitstream from the same version as this program.");
}
