// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Emulator;

/// <content>Many ticks at once, without a link between them.</content>
public sealed unsafe partial class EmulatedCore
{
    private const int SpikesAtOnce = 1 << 16;

    /// <summary>Runs ticks as fast as this machine can. Probes and the count of spikes left are not looked at, and clocks of the hardware are not counted.</summary>
    /// <param name="ticks">How many, 0 or more.</param>
    /// <param name="stimulus">Events from outside; null for none.</param>
    /// <param name="spikes">Gets the spikes, ascending, some at a time; null if nobody wants them.</param>
    /// <returns>Spikes that were handed out.</returns>
    /// <exception cref="NeuroCoreException">The stimulus is of fewer ticks.</exception>
    public long Run(int ticks, Stimulus? stimulus = null, Action<ReadOnlySpan<SpikeEntry>>? spikes = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(ticks);
        if (stimulus is not null && stimulus.Ticks < ticks)
            throw new NeuroCoreException($"The stimulus is of {stimulus.Ticks} ticks, but {ticks} are to run: make it as long.");
        _engine.Prepare();
        var header = _engine.Arrays.Header;
        var atOnce = (int)Math.Min(SpikesAtOnce, (long)ticks * Configuration.Neurons);
        var room = new SpikeEntry[atOnce + Configuration.Neurons];
        var total = 0L;
        fixed (SpikeEntry* entries = room)
        fixed (uint* events = stimulus?.Events)
        fixed (int* starts = stimulus?.Starts)
        {
            (header->Tick, header->Elapsed) = (_control.Tick, _control.Elapsed);
            header->Spikes = entries;
            header->SpikeLimit = atOnce;
            header->Stimulus = events;
            header->StimulusStart = starts;
            header->RunTick = 0;
            header->TicksLeft = ticks;
            while (header->TicksLeft > 0)
            {
                header->SpikeCount = 0;
                _engine.Run();
                total += header->SpikeCount;
                spikes?.Invoke(new ReadOnlySpan<SpikeEntry>(entries, (int)header->SpikeCount));
            }

            header->Stimulus = null;
            header->SpikeCount = 0;
        }

        _control.Write((int)ControlRegister.TickLow, (ushort)header->Tick);
        _control.Write((int)ControlRegister.TickHigh, (ushort)(header->Tick >> 16));
        _control.Write((int)ControlRegister.Elapsed, (ushort)header->Elapsed);
        return total;
    }
}
