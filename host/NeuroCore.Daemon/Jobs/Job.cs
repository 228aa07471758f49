// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Daemon.Jobs;

/// <summary>A job as the store knows it, without its network and its spikes.</summary>
internal sealed record Job
{
    /// <summary>Number, from 1, never used twice.</summary>
    public required long Id { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>The client's word for it, if any.</summary>
    public string? Key { get; init; }

    /// <summary>Build that it needs.</summary>
    public required string Build { get; init; }

    /// <summary>Name or kind of the board that it must run on; null: any.</summary>
    public string? On { get; init; }

    /// <summary>Where it is.</summary>
    public required JobState State { get; init; }

    /// <summary>Higher goes first.</summary>
    public int Priority { get; init; }

    /// <summary>Time on boards after which it is ended, seconds; null: no limit.</summary>
    public double? TimeLimitSeconds { get; init; }

    /// <summary>Ticks asked for.</summary>
    public int Ticks { get; init; }

    /// <summary>Ticks whose spikes are on disk.</summary>
    public int TicksDone { get; init; }

    /// <summary>Spikes on disk.</summary>
    public long Spikes { get; init; }

    /// <summary>Clocks of the core in these ticks.</summary>
    public long Clocks { get; init; }

    /// <summary>Board's own number of the first tick.</summary>
    public long FirstTick { get; init; }

    /// <summary>Board that it is or was on, if any.</summary>
    public string? Board { get; init; }

    /// <summary>How often it was given to a board.</summary>
    public int Attempts { get; init; }

    /// <summary>Time on boards so far, seconds.</summary>
    public double Seconds { get; init; }

    /// <summary>What went wrong last, if anything.</summary>
    public string? Problem { get; init; }

    /// <summary>Digest of the spikes of a job that ended.</summary>
    public string? Digest { get; init; }

    /// <summary>When it was sent, started first and ended; UTC.</summary>
    public DateTimeOffset Created { get; init; }

    /// <summary>When a board first took it.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>True if it never changes again.</summary>
    public bool HasEnded => State is JobState.Done or JobState.Failed or JobState.Cancelled;
}
