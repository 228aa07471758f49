// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Emulator;

/// <summary>Events from outside for the ticks of a run.</summary>
public sealed class Stimulus
{
    private const uint NegativeBit = 1u << 31;

    /// <summary>Events in any order.</summary>
    /// <param name="ticks">Ticks of the run, 0 or more.</param>
    /// <param name="events">Tick, counted from the start of the run, source, and sign.</param>
    /// <exception cref="NeuroCoreException">An event lies outside the run.</exception>
    public Stimulus(int ticks, IEnumerable<(int Tick, int Source, bool Negative)> events)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(ticks);
        ArgumentNullException.ThrowIfNull(events);
        var all = events.ToArray();
        Starts = new int[ticks + 1];
        foreach (var (tick, source, _) in all)
        {
            if (tick < 0 || tick >= ticks || source < 0)
                throw new NeuroCoreException($"An event of source {source} in tick {tick} lies outside a run of {ticks} ticks: give ticks of 0 to {ticks - 1} and sources from 0 on.");
            Starts[tick + 1]++;
        }

        for (var tick = 0; tick < ticks; tick++)
            Starts[tick + 1] += Starts[tick];
        Events = new uint[Math.Max(1, all.Length)];
        var next = (int[])Starts.Clone();
        foreach (var (tick, source, negative) in all)
            Events[next[tick]++] = (uint)source | (negative ? NegativeBit : 0);
    }

    /// <summary>Ticks of the run.</summary>
    public int Ticks => Starts.Length - 1;

    /// <summary>Sources of the events before a tick.</summary>
    public IEnumerable<int> SourcesUntil(int tick) => Events.Take(Starts[tick]).Select(entry => (int)(entry & ~NegativeBit));

    internal uint[] Events { get; }

    internal int[] Starts { get; }
}
