// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Diagnostics;
using NeuroCore.Daemon.Jobs;
using NeuroCore.Daemon.Store;
using NeuroCore.Hardware;
using NeuroCore.Link;

namespace NeuroCore.Daemon.Boards;

/// <summary>
/// One stay of a job on a board: the network is loaded, the last checkpoint put back, and what is left runs in pieces, with a
/// checkpoint after as many of them as the saving is worth. Where it is cut changes nothing in what it gives.
/// </summary>
/// <param name="claimed">The job.</param>
/// <param name="store">Takes checkpoints.</param>
/// <param name="pace">Least time from checkpoint to checkpoint.</param>
/// <param name="progress">Told how many ticks are done and how many spikes there were.</param>
internal sealed class JobExecution(ClaimedJob claimed, JobStore store, TimeSpan pace, Action<int, long> progress)
{
    // Saving may take this part of the time.
    private const int MostSavings = 10;
    private const int FirstPieceTicks = 1000;
    private static readonly TimeSpan s_pieceShort = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_pieceLong = TimeSpan.FromMilliseconds(400);

    private readonly JobSpec _spec = claimed.Spec;
    private readonly List<RunRecord> _runs = [];
    private readonly Stopwatch _sinceCheckpoint = new();
    private TimeSpan _saving;
    private int _done = claimed.Job.TicksDone;
    private long _spikes = claimed.Job.Spikes;

    /// <summary>Runs the rest of the job.</summary>
    /// <param name="session">A session on the board.</param>
    /// <param name="cancellation">Ends the job after the tick under way.</param>
    /// <returns>What was done since the last checkpoint.</returns>
    /// <exception cref="RunCancelledException">It was cancelled. <see cref="Rest"/> has what was done since the last checkpoint.</exception>
    /// <exception cref="NeuroCoreException">The board does not go on; the job can go on from its last checkpoint.</exception>
    public async Task<JobPart> RunAsync(DeviceSession session, CancellationToken cancellation)
    {
        _sinceCheckpoint.Start();
        await session.LoadAsync(_spec.Image, null, cancellation).ConfigureAwait(false);
        if ((claimed.Checkpoint ?? _spec.From) is { } state)
            await session.RestoreStateAsync(state, cancellation).ConfigureAwait(false);
        var piece = FirstPieceTicks;
        while (_done < _spec.Ticks && !IsEnough)
        {
            var watch = Stopwatch.StartNew();
            var asked = Math.Min(piece, _spec.Ticks - _done);
            await RunPieceAsync(session, asked, cancellation).ConfigureAwait(false);
            if (watch.Elapsed < s_pieceShort)
                piece = (int)Math.Min(2L * piece, int.MaxValue);
            else if (watch.Elapsed > s_pieceLong)
                piece = Math.Max(1, piece / 2);
            progress(_done, _spikes);
            if (_sinceCheckpoint.Elapsed > pace && _sinceCheckpoint.Elapsed > MostSavings * _saving && _done < _spec.Ticks && !IsEnough)
                await SaveAsync(session).ConfigureAwait(false);
        }

        return Rest();
    }

    /// <summary>Keeps what a job that was cut off cleanly has done, so that it goes on there.</summary>
    public async Task SaveAsync(DeviceSession session)
    {
        var watch = Stopwatch.StartNew();
        var state = await session.SaveStateAsync().ConfigureAwait(false);
        store.Checkpoint(claimed.Job.Id, Rest(), state);
        _runs.Clear();
        _sinceCheckpoint.Restart();
        _saving = watch.Elapsed;
    }

    /// <summary>What was done since the last checkpoint.</summary>
    public JobPart Rest() => new(
        new RunRecord(
            [.. _runs.SelectMany(run => run.Spikes)], _runs.Count > 0 ? _runs[0].FirstTick : 0, _runs.Sum(run => run.Ticks),
            _runs.Sum(run => run.Clocks), _runs.Sum(run => run.StallClocks))
        {
            Samples = [.. _runs.SelectMany(run => run.Samples)],
        },
        _sinceCheckpoint.Elapsed.TotalSeconds);

    private bool IsEnough => _spec.UntilSpikes > 0 && _spikes >= _spec.UntilSpikes;

    private async Task RunPieceAsync(DeviceSession session, int ticks, CancellationToken cancellation)
    {
        var how = new RunOptions
        {
            UntilSpikes = _spec.UntilSpikes == 0 ? 0 : (int)(_spec.UntilSpikes - _spikes),
            TickPeriod = _spec.Image.WordAt(Bank.Control, (int)ControlRegister.TickPeriod),
        };
        try
        {
            Take(await session.RunAsync(Events(_done, _done + ticks), ticks, how, Pauses(_done, ticks), null, cancellation).ConfigureAwait(false));
        }
        catch (RunCancelledException cancelled)
        {
            Take(cancelled.Kept);
            throw;
        }
    }

    private void Take(RunRecord run)
    {
        _runs.Add(run);
        _done += run.Ticks;
        _spikes += run.Spikes.Length;
    }

    private IEnumerable<SourceEvent> Events(int from, int until)
    {
        for (var index = FirstOf(from); index < _spec.Events.Length && _spec.Events[index].Tick < until; index++)
            yield return _spec.Events[index] with { Tick = _spec.Events[index].Tick - from };
    }

    // Events are in order.
    private int FirstOf(int tick)
    {
        var (low, high) = (0, _spec.Events.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _spec.Events[middle].Tick < tick ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    // What is done before a tick of this piece; what is due after the last tick of all belongs to the last piece.
    private IEnumerable<RunPause> Pauses(int from, int ticks)
    {
        var isLast = from + ticks == _spec.Ticks;
        var drives = _spec.Drives.GroupBy(drive => drive.Tick).Select(together => new RunPause(together.Key, session => DriveAsync(session, [.. together])));
        return drives.Concat(RunPause.OfLearning(_spec.Image, _spec.From?.Tick ?? 0, _spec.Ticks))
            .Select(pause => pause with { Tick = pause.Tick - from })
            .Where(pause => pause.Tick >= 0 && (pause.Tick < ticks || (isLast && pause.Tick == ticks)));
    }

    // Latencies count from a change of drives.
    private static async Task DriveAsync(DeviceSession session, ImmutableArray<DriveWords> drives)
    {
        foreach (var drive in drives)
            await session.WriteAsync(Bank.Encoder, drive.Address, drive.Words.AsMemory()).ConfigureAwait(false);
        await session.WriteAsync(Bank.Control, (int)ControlRegister.Elapsed, new ushort[1]).ConfigureAwait(false);
    }
}
