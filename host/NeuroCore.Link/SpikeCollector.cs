// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;

namespace NeuroCore.Link;

/// <summary>Turns event bytes into spikes and samples, and makes sure that they make sense.</summary>
/// <param name="neurons">Neurons that can fire.</param>
/// <param name="where">Port, for messages.</param>
/// <param name="probes">What the board samples; empty if it has no probes or none is set.</param>
/// <remarks>The bytes of a run, whatever frames they came in, are one stream: hdl/link/README.md says what they mean.</remarks>
internal sealed class SpikeCollector(int neurons, string where, ImmutableArray<ProbeWord> probes = default)
{
    private const int TickMask = (1 << LinkLimits.EventTickBits) - 1;
    private const int PlaceMask = (1 << LinkLimits.EventPlaceBits) - 1;
    private const int Negative = 1 << LinkLimits.EventPlaceBits;

    private readonly ImmutableArray<Spike>.Builder _spikes = ImmutableArray.CreateBuilder<Spike>();
    private readonly ImmutableArray<ProbeSample>.Builder _samples = ImmutableArray.CreateBuilder<ProbeSample>();
    private long? _tick;       // that was told last
    private int _page;         // lowest neuron of the page
    private int _last;         // neuron that fired last in this tick
    private int _sampled;      // words of the sample that have come
    private int _toCome;       // bytes of it that are still to come
    private byte _lower;       // byte of its word that has come

    public int Count => _spikes.Count;

    public ImmutableArray<Spike> ToSpikes() => _spikes.ToImmutable();

    public ImmutableArray<ProbeSample> ToSamples() => _samples.ToImmutable();

    /// <summary>Takes the bytes of one frame.</summary>
    /// <param name="bytes">They go on where the frame before ended.</param>
    /// <param name="first">First tick of the run.</param>
    /// <param name="end">The tick after the last that was asked for.</param>
    public void Take(ReadOnlySpan<byte> bytes, long first, long end)
    {
        foreach (var value in bytes)
        {
            if (_toCome > 0)
                TakeSample(value);
            else if (value >= (byte)EventByte.Page)
                _page = (value - (byte)EventByte.Page) << LinkLimits.EventPlaceBits;
            else if (value >= (byte)EventByte.Sample)
                BeginSample(value - (byte)EventByte.Sample);
            else if (value >= (byte)EventByte.Tick)
                TakeTick(value - (byte)EventByte.Tick, first, end);
            else
                TakeSpike(_page | (value & PlaceMask), (value & Negative) != 0);
        }
    }

    // No tick is left out for so long that its low bits could be mistaken.
    private void TakeTick(int low, long first, long end)
    {
        var next = _tick + 1 ?? first;
        var tick = next + ((low - next) & TickMask);
        if (tick >= end)
            throw Senseless($"tick {tick} after tick {next - 1}");
        (_tick, _page, _last) = (tick, 0, -1);
    }

    private void BeginSample(int count)
    {
        if (_tick is null || probes.IsDefault || count != probes.Length)
            throw Senseless($"a sample of {count} words in {Now}");
        (_sampled, _toCome) = (0, 2 * count);
    }

    private void TakeSample(byte value)
    {
        if (--_toCome % 2 != 0)
        {
            _lower = value;
            return;
        }

        var probe = probes[_sampled++];
        _samples.Add(new ProbeSample(_tick!.Value, probe.Bank, probe.Address, (ushort)(_lower | (value << 8))));
    }

    private void TakeSpike(int neuron, bool isNegative)
    {
        if (_tick is not { } tick || neuron >= neurons || neuron <= _last)
            throw Senseless($"a spike of neuron {neuron} in {Now}");
        _last = neuron;
        _spikes.Add(new Spike(tick, neuron, isNegative));
    }

    private string Now => _tick is { } tick ? $"tick {tick}" : "no tick";

    private NeuroCoreException Senseless(string what) => new(
        $"The board on {where} sent {what}, which cannot be: build and load its bitstream from the same version as this program.");
}
