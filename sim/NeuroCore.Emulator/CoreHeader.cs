// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;

namespace NeuroCore.Emulator;

/// <summary>Numbers of a core that every tick reads or moves on.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct CoreHeader
{
    /// <summary>H, the state of the noise.</summary>
    public ulong Noise;

    /// <summary>Number of the coming tick.</summary>
    public ulong Tick;

    /// <summary>Ticks since the stimulus began.</summary>
    public ulong Elapsed;

    /// <summary>Sources that delivered in the tick under way.</summary>
    public long DeliveredCount;

    /// <summary>Neurons that fired in it.</summary>
    public long FiredCount;

    /// <summary>Ticks still to run.</summary>
    public long TicksLeft;

    /// <summary>Spikes handed out.</summary>
    public SpikeEntry* Spikes;

    /// <summary>How many.</summary>
    public long SpikeCount;

    /// <summary>A tick begins only if there is room for all of its spikes: most spikes before one.</summary>
    public long SpikeLimit;

    /// <summary>Events of the host: sources, in the order of their ticks; bit 31 for a negative one.</summary>
    public uint* Stimulus;

    /// <summary>Of each tick of the run, how many come before it; one more entry than ticks.</summary>
    public int* StimulusStart;

    /// <summary>Ticks of the run so far.</summary>
    public long RunTick;

    /// <summary>The gate is open.</summary>
    public long Gate;

    /// <summary>g.</summary>
    public long ThirdFactor;

    /// <summary>The engine, for code that calls back.</summary>
    public nint Engine;

    /// <summary>Synapses that delivered so far.</summary>
    public long Deliveries;
}
