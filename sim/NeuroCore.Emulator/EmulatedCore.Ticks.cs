// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Emulator;

/// <content>One tick at a time.</content>
public sealed unsafe partial class EmulatedCore
{
    /// <summary>Spikes that the tick before handed out, ascending.</summary>
    public ReadOnlySpan<SpikeEntry> Spikes => new(TickSpikes, SpikesOfTick);

    /// <summary>Clocks of ticks so far, modulo 2^32, as the hardware counts them.</summary>
    public uint Clocks => _control.Clocks;

    /// <summary>Bytes of the machine code of what is loaded; 0 while it runs in plain code.</summary>
    public int CodeBytes => _engine.Code?.Length ?? 0;

    /// <summary>Instructions that each part of the machine code has executed so far, if <see cref="EmulatorOptions.CountInstructions"/> asks for it; plain code is not counted.</summary>
    public IReadOnlyList<(string What, long Instructions)> Executed => [.. _engine.Code?.Executed ?? []];

    /// <summary>Bytes of all that it holds, and of its plan.</summary>
    public long MemoryBytes => _engine.Arrays.Bytes + _engine.Plan.Bytes;

    private SpikeEntry* TickSpikes => _engine.Arrays.Spikes;

    private int SpikesOfTick => (int)_engine.Arrays.Header->SpikeCount;

    /// <summary>A tick with the events that were given.</summary>
    /// <returns>Its spikes; they are overwritten by the next.</returns>
    public ReadOnlySpan<SpikeEntry> Tick()
    {
        _control.EndTick(PassTick());
        _control.EndProbes();
        return Spikes;
    }

    // The code of what is loaded.
    internal Machine.MachineCode MachineCode()
    {
        _engine.Prepare();
        _engine.MakeCode();
        return _engine.Code ?? throw new NeuroCoreException("The emulator makes no machine code on this machine: it takes an x86-64 processor with AVX2, and an operating system other than Windows.");
    }

    // What the tick does; its number stays. Its clocks.
    private uint PassTick()
    {
        _engine.Prepare();
        var header = _engine.Arrays.Header;
        (header->Tick, header->Elapsed) = (_control.Tick, _control.Elapsed);
        header->Spikes = TickSpikes;
        header->SpikeCount = 0;
        header->SpikeLimit = 0;
        header->Stimulus = null;
        header->TicksLeft = 1;
        _engine.Run();
        header->Tick = _control.Tick;
        return (uint)_engine.Clocks();
    }
}
