// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Daemon.Jobs;

/// <summary>Something happened to a job.</summary>
/// <param name="Kind">queued, running, progress, checkpoint, done, failed or cancelled.</param>
/// <param name="Job">Number of the job.</param>
/// <param name="TicksDone">Ticks that were run.</param>
/// <param name="Ticks">Ticks asked for.</param>
/// <param name="Spikes">Spikes so far.</param>
/// <param name="Board">Board, if it is on one.</param>
/// <param name="Problem">What went wrong, if anything.</param>
/// <param name="Digest">Digest of the spikes, at the end.</param>
internal sealed record JobEvent(string Kind, long Job, int TicksDone, int Ticks, long Spikes, string? Board, string? Problem, string? Digest)
{
    /// <summary>What a job's state is as an event.</summary>
    public static JobEvent Of(Job job) => new(
        job.State.ToString().ToLowerInvariant(), job.Id, job.TicksDone, job.Ticks, job.Spikes, job.Board, job.Problem, job.Digest);

    /// <summary>True if nothing comes after it.</summary>
    public bool IsLast => Kind is "done" or "failed" or "cancelled";
}
