// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Link;

namespace NeuroCore.Daemon.Store;

internal sealed partial class JobStore
{
    /// <summary>Where the image of a job has its populations.</summary>
    public RegisterImage ImageOf(long id)
    {
        lock (_lock)
        {
            var bytes = (byte[])Scalar("SELECT bytes FROM images WHERE digest = (SELECT image FROM jobs WHERE id = $id)", ("$id", id))!;
            return ImageFile.Read(new MemoryStream(bytes), $"job {id}");
        }
    }

    /// <summary>Spikes of a job that are on disk, by tick, then neuron; read as they are asked for.</summary>
    public IEnumerable<Spike> Spikes(long id) => Parts(id, "spikes").SelectMany(Packed.Spikes);

    /// <summary>Samples of a job that are on disk, by tick.</summary>
    public IEnumerable<ProbeSample> Samples(long id) => Parts(id, "samples").SelectMany(Packed.Samples);

    private IEnumerable<byte[]> Parts(long id, string column)
    {
        for (var part = NextPart(id, column, 0); part is { } found; part = NextPart(id, column, found.Tick + 1))
            yield return found.Bytes;
    }

    private (long Tick, byte[] Bytes)? NextPart(long id, string column, long from)
    {
        lock (_lock)
        {
            using var command = Command($"SELECT tick, {column} FROM parts WHERE job = $id AND tick >= $from ORDER BY tick LIMIT 1", [("$id", id), ("$from", from)]);
            using var reader = command.ExecuteReader();
            return reader.Read() ? (reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)) : null;
        }
    }

    private void SetDigest(long id) => Do("UPDATE jobs SET digest = $digest WHERE id = $id", ("$digest", RunDigest.Of(Spikes(id))), ("$id", id));

    private void DigestCancelled()
    {
        foreach (var job in Read($"SELECT {Columns} FROM jobs WHERE ended IS NOT NULL AND digest IS NULL"))
            SetDigest(job.Id);
    }
}
