// SPDX-License-Identifier: Apache-2.0
using Microsoft.Data.Sqlite;
using NeuroCore.Daemon.Jobs;
using NeuroCore.Hardware;

namespace NeuroCore.Daemon.Store;

/// <summary>
/// Jobs and results on disk. Every change is one transaction; what a method returns is on the disk. All methods may be called
/// by any thread; they follow one another.
/// </summary>
internal sealed partial class JobStore : IDisposable
{
    private const string Columns =
        "id, name, key, build, wanted, state, priority, time_limit, ticks, ticks_done, spikes, clocks, first_tick, board, attempts, seconds, problem, digest, created, started, ended";

    private readonly SqliteConnection _connection;
    private readonly Lock _lock = new();
    private readonly TimeProvider _time;

    private JobStore(SqliteConnection connection, TimeProvider time) => (_connection, _time) = (connection, time);

    /// <summary>Opens the database, makes it if need be, and puts what was running when it was last used back into the queue.</summary>
    /// <param name="path">File.</param>
    /// <param name="time">Tells the time.</param>
    /// <exception cref="NeuroCoreException">It is no database of jobs, or of another version.</exception>
    public static JobStore Open(string path, TimeProvider time)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            connection.Open();
            var store = new JobStore(connection, time);
            store.Do(Schema.Settings);
            var version = (long)store.Scalar("PRAGMA user_version")!;
            if (version == 0)
                store.InTransaction(() => store.Do($"{Schema.Tables} PRAGMA user_version = {Schema.Version};"));
            else if (version != Schema.Version)
                throw new NeuroCoreException($"{path} is of version {version}, but this program knows version {Schema.Version}: give another folder with --data.");
            store.Do("UPDATE jobs SET state = 'Cancelled', ended = $now WHERE state = 'Running' AND cancel = 1", ("$now", store.Now));
            store.Do("UPDATE jobs SET state = 'Queued' WHERE state = 'Running'");
            store.DigestCancelled();
            return store;
        }
        catch (SqliteException error)
        {
            connection.Dispose();
            throw new NeuroCoreException($"{path} cannot be used as a database of jobs ({error.Message}): move it away, or give another folder with --data.", error);
        }
        catch (NeuroCoreException)
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>A job, or null if there is none of this number.</summary>
    public Job? Find(long id)
    {
        lock (_lock)
            return Read($"SELECT {Columns} FROM jobs WHERE id = $id", ("$id", id)).FirstOrDefault();
    }

    /// <summary>Jobs, the newest first.</summary>
    /// <param name="state">Only these; null for all.</param>
    /// <param name="before">Only those with a smaller number; null for all.</param>
    /// <param name="most">How many at most.</param>
    public IReadOnlyList<Job> List(JobState? state, long? before, int most)
    {
        lock (_lock)
            return Read(
                $"SELECT {Columns} FROM jobs WHERE ($state IS NULL OR state = $state) AND ($before IS NULL OR id < $before) ORDER BY id DESC LIMIT $most",
                ("$state", state?.ToString()), ("$before", before), ("$most", most));
    }

    /// <summary>How many jobs are in each state.</summary>
    public IReadOnlyDictionary<JobState, long> Counts()
    {
        lock (_lock)
        {
            using var command = Command("SELECT state, COUNT(*) FROM jobs GROUP BY state", []);
            using var reader = command.ExecuteReader();
            var counts = Enum.GetValues<JobState>().ToDictionary(state => state, _ => 0L);
            while (reader.Read())
                counts[Enum.Parse<JobState>(reader.GetString(0))] = reader.GetInt64(1);
            return counts;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
            _connection.Dispose();
    }

    private long Now => _time.GetUtcNow().ToUnixTimeMilliseconds();

    private List<Job> Read(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = Command(sql, values);
        using var reader = command.ExecuteReader();
        var jobs = new List<Job>();
        while (reader.Read())
        {
            jobs.Add(new Job
            {
                Id = reader.GetInt64(0),
                Name = reader.GetString(1),
                Key = Text(reader, 2),
                Build = reader.GetString(3),
                On = Text(reader, 4),
                State = Enum.Parse<JobState>(reader.GetString(5)),
                Priority = reader.GetInt32(6),
                TimeLimitSeconds = reader.IsDBNull(7) ? null : reader.GetDouble(7),
                Ticks = reader.GetInt32(8),
                TicksDone = reader.GetInt32(9),
                Spikes = reader.GetInt64(10),
                Clocks = reader.GetInt64(11),
                FirstTick = reader.GetInt64(12),
                Board = Text(reader, 13),
                Attempts = reader.GetInt32(14),
                Seconds = reader.GetDouble(15),
                Problem = Text(reader, 16),
                Digest = Text(reader, 17),
                Created = Time(reader, 18)!.Value,
                Started = Time(reader, 19),
                Ended = Time(reader, 20),
            });
        }

        return jobs;
    }

    private static string? Text(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static DateTimeOffset? Time(SqliteDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(column));

    private SqliteCommand Command(string sql, ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }

    private int Do(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = Command(sql, values);
        return command.ExecuteNonQuery();
    }

    private object? Scalar(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = Command(sql, values);
        return command.ExecuteScalar() is { } value and not DBNull ? value : null;
    }

    private void InTransaction(Action work)
    {
        Do("BEGIN IMMEDIATE");
        try
        {
            work();
            Do("COMMIT");
        }
        catch
        {
            Do("ROLLBACK");
            throw;
        }
    }
}
