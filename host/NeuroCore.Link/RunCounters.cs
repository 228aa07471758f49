// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;

namespace NeuroCore.Link;

/// <summary>Tick, clocks and stalls of the board, put together from readings that wrap around.</summary>
/// <param name="where">Port, for messages.</param>
internal sealed class RunCounters(string where)
{
    private const int BitsPerWord = 16;
    private const ControlRegister First = ControlRegister.TickLow;
    private const int Words = (int)ControlRegister.Overruns - (int)First + 1;

    private bool _started;
    private uint _clocks;
    private ushort _stalls;
    private ushort _overruns;

    /// <summary>Reads them all at one moment.</summary>
    public static LinkCommand Command { get; } = LinkCommand.Read(Bank.Control, (int)First, Words);

    /// <summary>Number of the coming tick at the first reading.</summary>
    public long FirstTick { get; private set; }

    /// <summary>Clocks between the first reading and the last.</summary>
    public long Clocks { get; private set; }

    /// <summary>Stalled clocks between the first reading and the last.</summary>
    public long StallClocks { get; private set; }

    /// <summary>Ticks that began late between the first reading and the last. The board counts modulo 65,536.</summary>
    public long Overruns { get; private set; }

    /// <summary>Ticks between the first reading and the last.</summary>
    public int TicksDone { get; private set; }

    /// <summary>Takes a reading.</summary>
    /// <param name="words">What the command was answered with.</param>
    /// <param name="ticksDone">Ticks that were asked for since the first reading.</param>
    /// <param name="mayBeFewer">The run may have been stopped.</param>
    public void Take(ImmutableArray<ushort> words, int ticksDone, bool mayBeFewer)
    {
        if (words.Length != Words)
            throw Wrong("its counters", $"{words.Length} words", $"{Words}");
        var tick = Double(words, ControlRegister.TickLow);
        var clocks = Double(words, ControlRegister.ClocksLow);
        var stalls = words[(int)ControlRegister.Stalls - (int)First];
        var overruns = words[(int)ControlRegister.Overruns - (int)First];
        if (_started)
        {
            TicksDone = (int)Math.Min(int.MaxValue, unchecked(tick - (uint)FirstTick));
            if (mayBeFewer ? TicksDone > ticksDone : TicksDone != ticksDone)
                throw Wrong("its tick", $"{tick}", $"{(uint)(FirstTick + ticksDone)}");
            Clocks += unchecked(clocks - _clocks);
            StallClocks += unchecked((ushort)(stalls - _stalls));
            Overruns += unchecked((ushort)(overruns - _overruns));
        }
        else
        {
            FirstTick = tick;
        }

        (_started, _clocks, _stalls, _overruns) = (true, clocks, stalls, overruns);
    }

    private static uint Double(ImmutableArray<ushort> words, ControlRegister low) =>
        words[low - First] | ((uint)words[low - First + 1] << BitsPerWord);

    private NeuroCoreException Wrong(string what, string found, string expected) => new(
        $"The board on {where} gives {found} for {what}, not {expected}: reset the board, load the network again and repeat the run.");
}
