// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;

namespace NeuroCore.Link;

/// <summary>One run command.</summary>
/// <param name="Command">The command.</param>
/// <param name="Ticks">Ticks that it runs.</param>
internal readonly record struct RunStretch(LinkCommand Command, int Ticks);

/// <summary>Cuts a stimulus into run commands.</summary>
internal sealed class RunWords
{
    /// <summary>Most ticks in one word, and in one command.</summary>
    public const int MostTicks = (1 << LinkLimits.StreamValueBits) - 1;

    private const int TickMark = 1 << LinkLimits.StreamValueBits;
    private const int NegativeMark = TickMark >> 1;

    private readonly List<ushort> _words = new(LinkLimits.RunWords);
    private readonly int _ticksPerCommand;
    private int _ticks;

    private RunWords(int ticksPerCommand) => _ticksPerCommand = ticksPerCommand;

    /// <summary>Run commands for a stimulus, in order; together they run all ticks.</summary>
    /// <param name="events">Events by tick, then source, none twice, all ticks below <paramref name="ticks"/>.</param>
    /// <param name="ticks">Ticks to run, 0 or more.</param>
    /// <param name="ticksPerCommand">Most ticks in a command, 1..<see cref="MostTicks"/>.</param>
    public static IEnumerable<RunStretch> Of(ImmutableArray<SourceEvent> events, int ticks, int ticksPerCommand)
    {
        var words = new RunWords(ticksPerCommand);
        var next = 0;
        for (var tick = 0; tick < ticks;)
        {
            for (; next < events.Length && events[next].Tick == tick; next++)
            {
                if (words.IsFull)
                    yield return words.Take();
                words._words.Add((ushort)(events[next].Source | (events[next].IsNegative ? NegativeMark : 0)));
            }

            if (words.IsFull)
                yield return words.Take();
            tick += words.AddTicks((next < events.Length ? events[next].Tick : ticks) - tick);
        }

        if (words._words.Count > 0)
            yield return words.Take();
    }

    private bool IsFull => _words.Count == LinkLimits.RunWords || _ticks == _ticksPerCommand;

    private int AddTicks(int wanted)
    {
        var count = Math.Min(wanted, _ticksPerCommand - _ticks);
        _words.Add((ushort)(TickMark | count));
        _ticks += count;
        return count;
    }

    private RunStretch Take()
    {
        var stretch = new RunStretch(LinkCommand.Run(_words.ToArray()), _ticks);
        _words.Clear();
        _ticks = 0;
        return stretch;
    }
}
