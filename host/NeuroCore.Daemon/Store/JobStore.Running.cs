// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Daemon.Jobs;
using NeuroCore.Hardware;
using NeuroCore.Link;

namespace NeuroCore.Daemon.Store;

/// <summary>A job that a board has taken.</summary>
/// <param name="Job">The job.</param>
/// <param name="Spec">What it does.</param>
/// <param name="Checkpoint">State after the ticks that are done; null before the first.</param>
internal sealed record ClaimedJob(Job Job, JobSpec Spec, SavedState? Checkpoint);

/// <summary>What was done of a job since its last checkpoint.</summary>
/// <param name="Run">Spikes, samples and clocks of it.</param>
/// <param name="Seconds">Time on the board, s.</param>
internal sealed record JobPart(RunRecord Run, double Seconds);

internal sealed partial class JobStore
{
    /// <summary>Takes the next job that a board can do.</summary>
    /// <param name="board">Name of the board.</param>
    /// <param name="kind">Its kind, which a job may ask for instead of a name.</param>
    /// <param name="build">Its build; null if it can be any.</param>
    public ClaimedJob? Claim(string board, string kind, string? build)
    {
        lock (_lock)
        {
            // Looking writes nothing.
            var found = Scalar(
                """
                SELECT id FROM jobs WHERE state = 'Queued' AND (wanted IS NULL OR wanted = $board OR wanted = $kind) AND ($build IS NULL OR build = $build)
                ORDER BY priority DESC, id LIMIT 1
                """,
                ("$board", board), ("$kind", kind), ("$build", build));
            if (found is not long id)
                return null;
            Do(
                "UPDATE jobs SET state = 'Running', board = $board, attempts = attempts + 1, started = COALESCE(started, $now) WHERE id = $id",
                ("$board", board), ("$now", Now), ("$id", id));
            return Claimed(Find(id)!);
        }
    }

    /// <summary>Keeps what was done and where it goes on.</summary>
    /// <param name="id">Number of the job.</param>
    /// <param name="part">What was done since the last one.</param>
    /// <param name="state">State after it.</param>
    public void Checkpoint(long id, JobPart part, SavedState state)
    {
        var bytes = SavedStateFile.Bytes(state);
        lock (_lock)
            InTransaction(() =>
            {
                Keep(id, part);
                Do("UPDATE jobs SET checkpoint = $state WHERE id = $id", ("$state", bytes), ("$id", id));
            });
    }

    /// <summary>Ends a job that runs, with what was done since its last checkpoint. A job ends once.</summary>
    /// <returns>The job.</returns>
    /// <exception cref="InvalidOperationException">It does not run.</exception>
    public Job End(long id, JobState state, JobPart? part, string? problem)
    {
        lock (_lock)
        {
            InTransaction(() =>
            {
                if (part is not null)
                    Keep(id, part);
                if (Do(
                    "UPDATE jobs SET state = $state, problem = $problem, ended = $now, checkpoint = NULL WHERE id = $id AND state = 'Running'",
                    ("$state", state.ToString()), ("$problem", problem), ("$now", Now), ("$id", id)) != 1)
                    throw new InvalidOperationException($"Job {id} cannot end: it does not run.");
                SetDigest(id);
            });
            return Find(id)!;
        }
    }

    /// <summary>Puts a job that could not go on back into the queue; it goes on from its last checkpoint.</summary>
    /// <param name="id">Number of the job.</param>
    /// <param name="problem">Why, in a sentence; null if the daemon ends.</param>
    /// <param name="isFruitless">True if it may be the job's own fault.</param>
    /// <returns>How often in a row it may have been the job's own fault.</returns>
    public int Requeue(long id, string? problem, bool isFruitless)
    {
        lock (_lock)
        {
            Do(
                "UPDATE jobs SET state = 'Queued', problem = $problem, fruitless = fruitless + $more WHERE id = $id AND state = 'Running' AND cancel = 0",
                ("$problem", problem), ("$more", isFruitless ? 1 : 0), ("$id", id));
            if (Do("UPDATE jobs SET state = 'Cancelled', ended = $now, checkpoint = NULL WHERE id = $id AND state = 'Running' AND cancel = 1", ("$id", id), ("$now", Now)) > 0)
                SetDigest(id);
            return (int)(long)Scalar("SELECT fruitless FROM jobs WHERE id = $id", ("$id", id))!;
        }
    }

    /// <summary>True if somebody wants a job that runs to end.</summary>
    public bool IsCancelWanted(long id)
    {
        lock (_lock)
            return Scalar("SELECT cancel FROM jobs WHERE id = $id", ("$id", id)) is 1L;
    }

    /// <summary>Fails a job that waits.</summary>
    public void FailQueued(long id, string problem)
    {
        lock (_lock)
        {
            Do(
                "UPDATE jobs SET state = 'Failed', problem = $problem, ended = $now, checkpoint = NULL WHERE id = $id AND state = 'Queued'",
                ("$problem", problem), ("$now", Now), ("$id", id));
            SetDigest(id);
        }
    }

    private ClaimedJob Claimed(Job job)
    {
        using var command = Command(
            "SELECT events, drives, from_state, until_spikes, checkpoint, bytes FROM jobs JOIN images ON images.digest = jobs.image WHERE id = $id",
            [("$id", job.Id)]);
        using var reader = command.ExecuteReader();
        reader.Read();
        var what = $"job {job.Id}";
        return new ClaimedJob(
            job,
            new JobSpec
            {
                Name = job.Name,
                Key = job.Key,
                On = job.On,
                Image = ImageFile.Read(new MemoryStream(reader.GetFieldValue<byte[]>(5)), what),
                Ticks = job.Ticks,
                Events = Packed.Events(reader.GetFieldValue<byte[]>(0)),
                Drives = Packed.Drives(reader.GetFieldValue<byte[]>(1)),
                From = reader.IsDBNull(2) ? null : SavedStateFile.Read(reader.GetFieldValue<byte[]>(2), what),
                UntilSpikes = reader.GetInt32(3),
                Priority = job.Priority,
                TimeLimitSeconds = job.TimeLimitSeconds,
            },
            reader.IsDBNull(4) ? null : SavedStateFile.Read(reader.GetFieldValue<byte[]>(4), what));
    }

    private void Keep(long id, JobPart part)
    {
        var run = part.Run;
        if (run.Spikes.Length + run.Samples.Length > 0)
            Do(
                "INSERT INTO parts (job, tick, spikes, samples) VALUES ($id, (SELECT ticks_done FROM jobs WHERE id = $id), $spikes, $samples)",
                ("$id", id), ("$spikes", Packed.Of(run.Spikes)), ("$samples", Packed.Of(run.Samples)));
        Do(
            """
            UPDATE jobs SET first_tick = CASE ticks_done WHEN 0 THEN $first ELSE first_tick END, ticks_done = ticks_done + $ticks,
                spikes = spikes + $spikes, clocks = clocks + $clocks, seconds = seconds + $seconds, fruitless = 0 WHERE id = $id
            """,
            ("$first", run.FirstTick), ("$ticks", run.Ticks), ("$spikes", run.Spikes.Length), ("$clocks", run.Clocks), ("$seconds", part.Seconds), ("$id", id));
    }
}
