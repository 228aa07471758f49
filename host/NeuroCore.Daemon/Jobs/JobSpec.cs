// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;
using NeuroCore.Link;

namespace NeuroCore.Daemon.Jobs;

/// <summary>A job that was checked and compiled: all that a board needs to run it, now or after the next start.</summary>
internal sealed record JobSpec
{
    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>The client's word for it, if any.</summary>
    public string? Key { get; init; }

    /// <summary>Name or kind of the board that it must run on; null: any of its build.</summary>
    public string? On { get; init; }

    /// <summary>The network.</summary>
    public required RegisterImage Image { get; init; }

    /// <summary>Ticks to run, 0 or more.</summary>
    public required int Ticks { get; init; }

    /// <summary>Input, by tick, then source.</summary>
    public required ImmutableArray<SourceEvent> Events { get; init; }

    /// <summary>Drives of inputs that change within the run, by tick.</summary>
    public ImmutableArray<DriveWords> Drives { get; init; } = [];

    /// <summary>State to go on from; null: that of the image.</summary>
    public SavedState? From { get; init; }

    /// <summary>Spikes after which it ends; 0: it does not.</summary>
    public int UntilSpikes { get; init; }

    /// <summary>Higher goes first.</summary>
    public int Priority { get; init; }

    /// <summary>Time on boards after which it is ended, seconds; null: no limit.</summary>
    public double? TimeLimitSeconds { get; init; }
}

/// <summary>Something else drives an input from a tick on.</summary>
/// <param name="Tick">Tick from the start of the run.</param>
/// <param name="Address">First word of the encoder bank.</param>
/// <param name="Words">Words from there on.</param>
internal sealed record DriveWords(int Tick, int Address, ImmutableArray<ushort> Words);
