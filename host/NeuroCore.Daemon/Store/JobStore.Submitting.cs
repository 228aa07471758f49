// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Daemon.Jobs;
using NeuroCore.Hardware;

namespace NeuroCore.Daemon.Store;

internal sealed partial class JobStore
{
    /// <summary>The job that a client's key stands for, and the digest of its request; null if there is none.</summary>
    public (Job Job, string Request)? FindKey(string key)
    {
        lock (_lock)
        {
            return Read($"SELECT {Columns} FROM jobs WHERE key = $key", ("$key", key)) is [var job]
                ? (job, (string)Scalar("SELECT request FROM jobs WHERE id = $id", ("$id", job.Id))!)
                : null;
        }
    }

    /// <summary>Puts a job into the queue.</summary>
    /// <param name="spec">The job.</param>
    /// <param name="request">Digest of what the client sent, see <see cref="FindKey"/>.</param>
    /// <returns>The job; with a key that is there already, that one, and false.</returns>
    public (Job Job, bool IsNew) Submit(JobSpec spec, string request)
    {
        using var image = new MemoryStream();
        ImageFile.Write(image, spec.Image);
        var digest = SavedState.DigestOf(spec.Image);
        lock (_lock)
        {
            if (spec.Key is { } key && FindKey(key) is { } there)
                return (there.Job, false);
            var id = 0L;
            InTransaction(() =>
            {
                Do("INSERT OR IGNORE INTO images (digest, bytes) VALUES ($digest, $bytes)", ("$digest", digest), ("$bytes", image.ToArray()));
                id = (long)Scalar(
                    """
                    INSERT INTO jobs (name, key, request, build, wanted, state, priority, time_limit, image, events, drives, from_state, ticks, until_spikes, created)
                    VALUES ($name, $key, $request, $build, $wanted, 'Queued', $priority, $limit, $image, $events, $drives, $from, $ticks, $until, $now) RETURNING id
                    """,
                    ("$name", spec.Name), ("$key", spec.Key), ("$request", request), ("$build", spec.Image.Target.Name), ("$wanted", spec.On),
                    ("$priority", spec.Priority), ("$limit", spec.TimeLimitSeconds), ("$image", digest), ("$events", Packed.Of(spec.Events)),
                    ("$drives", Packed.Of(spec.Drives)), ("$from", spec.From is { } state ? SavedStateFile.Bytes(state) : null), ("$ticks", spec.Ticks),
                    ("$until", spec.UntilSpikes), ("$now", Now))!;
            });
            return (Find(id)!, true);
        }
    }

    /// <summary>Ends a job that waits, or asks that one that runs be ended.</summary>
    /// <returns>The job as it is then; null if there is none.</returns>
    public Job? Cancel(long id)
    {
        lock (_lock)
        {
            InTransaction(() =>
            {
                Do("UPDATE jobs SET cancel = 1 WHERE id = $id AND state = 'Running'", ("$id", id));
                if (Do("UPDATE jobs SET state = 'Cancelled', ended = $now, checkpoint = NULL WHERE id = $id AND state = 'Queued'", ("$id", id), ("$now", Now)) > 0)
                    SetDigest(id);
            });
            return Find(id);
        }
    }

    /// <summary>Removes jobs that ended before a time, with all that they gave.</summary>
    /// <returns>How many.</returns>
    public int Forget(DateTimeOffset endedBefore)
    {
        lock (_lock)
        {
            var gone = 0;
            InTransaction(() =>
            {
                gone = Do("DELETE FROM jobs WHERE ended < $time", ("$time", endedBefore.ToUnixTimeMilliseconds()));
                if (gone > 0)
                    Do("DELETE FROM images WHERE digest NOT IN (SELECT image FROM jobs)");
            });
            return gone;
        }
    }
}
