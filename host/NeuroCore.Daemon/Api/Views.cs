// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Daemon.Boards;
using NeuroCore.Daemon.Jobs;

namespace NeuroCore.Daemon.Api;

/// <summary>A job as clients see it.</summary>
internal sealed record JobView(
    long Id, string Name, string? Key, string State, string Build, string? On, int Priority, double? TimeLimitSeconds, int Ticks, int TicksDone, long Spikes,
    string? Board, int Attempts, double Seconds, string? Problem, string? WaitsFor, string? Digest, DateTimeOffset Created, DateTimeOffset? Started, DateTimeOffset? Ended)
{
    /// <summary>The view of a job.</summary>
    /// <param name="job">The job.</param>
    /// <param name="waitsFor">What it waits for, if that may be for ever.</param>
    public static JobView Of(Job job, string? waitsFor = null) => new(
        job.Id, job.Name, job.Key, Word(job.State), job.Build, job.On, job.Priority, job.TimeLimitSeconds, job.Ticks, job.TicksDone, job.Spikes,
        job.Board, job.Attempts, Math.Round(job.Seconds, 3), job.Problem, waitsFor, job.Digest, job.Created, job.Started, job.Ended);

    private static string Word(JobState state) => state.ToString().ToLowerInvariant();
}

/// <summary>Some jobs, the newest first.</summary>
internal sealed record JobsView(IReadOnlyList<JobView> Jobs);

/// <summary>What a job gave, without its spikes.</summary>
internal sealed record ResultView(
    long Id, string Name, string State, int Ticks, int TicksAsked, long FirstTick, long Clocks, long Spikes, string Digest, double TickSeconds,
    IReadOnlyList<PopulationView> Populations, string? Problem);

/// <summary>A population in a result; each spike is [tick, index] or, where signs exist, [tick, index, sign], with ticks from the start of the run.</summary>
internal sealed record PopulationView(string Name, int Neurons, IReadOnlyList<long[]> Spikes);

/// <summary>A board as clients see it.</summary>
internal sealed record BoardView(string Name, string Kind, string? Build, string? Port, string State, long? Job, string? Problem, long FramesRepeated)
{
    /// <summary>The view of a board.</summary>
    public static BoardView Of(BoardStatus board) => new(
        board.Spec.Name, board.Spec.KindName, board.Build, board.Spec.Port, board.State.ToString().ToLowerInvariant(), board.Job, board.Problem,
        board.Link.CommandsRepeated + board.Link.DataFramesRepeated);
}

/// <summary>Every board.</summary>
internal sealed record BoardsView(IReadOnlyList<BoardView> Boards);

/// <summary>Whether the daemon is well.</summary>
internal sealed record HealthView(string Status, string Version, int ProcessId, IReadOnlyDictionary<string, long> Jobs, IReadOnlyDictionary<string, int> Boards);
