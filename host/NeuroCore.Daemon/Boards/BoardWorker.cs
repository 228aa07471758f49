// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using NeuroCore.Daemon.Jobs;
using NeuroCore.Daemon.Store;
using NeuroCore.Daemon.Telemetry;
using NeuroCore.Hardware;
using NeuroCore.Link;

namespace NeuroCore.Daemon.Boards;

/// <summary>What all boards share.</summary>
internal sealed record BoardSurroundings(
    JobStore Store, EventHub Events, WorkSignal Signal, ChildList Children, DaemonMetrics Metrics, TimeSpan CheckpointPace, ILogger Log);

/// <summary>Owns one board: opens it once, gives it one job after the other, and lends it between them.</summary>
/// <param name="spec">The board.</param>
/// <param name="around">What all boards share.</param>
internal sealed partial class BoardWorker(BoardSpec spec, BoardSurroundings around)
{
    private static readonly TimeSpan s_retry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(5);

    // What hangs on a port that nobody named and never answered is something else, most likely.
    private static readonly TimeSpan s_seldom = TimeSpan.FromSeconds(30);

    private readonly ConcurrentQueue<Lease> _leases = new();
    private string? _port = spec.Port;
    private OpenBoard? _open;
    private RunningJob? _running;
    private BoardStatus _status = new(spec, spec.Build?.Name, spec.Kind == BoardKind.Port ? BoardState.Absent : BoardState.Idle, null, null, default);

    /// <summary>How it is now.</summary>
    public BoardStatus Status => Volatile.Read(ref _status);

    /// <summary>Ends the job that it runs, if it is this one.</summary>
    public void Cancel(long job)
    {
        if (Volatile.Read(ref _running) is { } running && running.Id == job)
            running.Cancel();
    }

    /// <summary>Lends the board after the job that it runs, before all that wait.</summary>
    public void Lend(Lease lease)
    {
        _leases.Enqueue(lease);
        around.Signal.Pulse();
    }

    /// <summary>The board has come back at another port.</summary>
    public void MoveTo(string port)
    {
        Volatile.Write(ref _port, port);
        Volatile.Write(ref _status, Status with { Spec = Status.Spec with { Port = port } });
    }

    /// <summary>Works until it is stopped.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            while (!stopping.IsCancellationRequested)
            {
                var next = around.Signal.Next;
                if (!await IsThereAsync(stopping).ConfigureAwait(false))
                    await Task.Delay(spec.IsNamed || Status.Build is not null ? s_retry : s_seldom, stopping).ConfigureAwait(false);
                else if (!await WorkAsync(stopping).ConfigureAwait(false))
                    await WaitAsync(next, stopping).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            LogStopped(around.Log, spec.Name);
        }
        finally
        {
            await CloseAsync().ConfigureAwait(false);
        }
    }

    // Only a port has to be opened to know what it is; others start when they are needed.
    private async Task<bool> IsThereAsync(CancellationToken stopping)
    {
        if (spec.Kind != BoardKind.Port)
            return true;
        if (_open is not null && !File.Exists(_port))
            await LoseAsync($"The port {_port} is gone: plug the board in again.").ConfigureAwait(false);
        // A board that came back under the same name is behind another port than the one that is open.
        else if (_open is not null && await _open.FailureAsync(stopping).ConfigureAwait(false) is { } failure)
            await LoseAsync(failure).ConfigureAwait(false);
        if (_open is not null)
            return true;
        try
        {
            await OpenAsync(spec.Build!, stopping).ConfigureAwait(false);
            return true;
        }
        catch (NeuroCoreException error)
        {
            await LoseAsync(error.Message).ConfigureAwait(false);
            while (_leases.TryDequeue(out var lease))
                lease.Refuse(error);
            return false;
        }
    }

    private async Task WaitAsync(Task next, CancellationToken stopping)
    {
        // A port can go while nobody uses it.
        if (spec.Kind == BoardKind.Port)
            await Task.WhenAny(next, Task.Delay(s_look, stopping)).ConfigureAwait(false);
        else
            await next.WaitAsync(stopping).ConfigureAwait(false);
    }

    // False if there was nothing to do.
    private async Task<bool> WorkAsync(CancellationToken stopping)
    {
        if (_leases.TryDequeue(out var lease))
        {
            if (!lease.IsGone)
                await LendAsync(lease, stopping).ConfigureAwait(false);
            return true;
        }

        if (around.Store.Claim(spec.Name, spec.KindName, Status.Build) is not { } claimed)
            return false;
        Set(BoardState.Busy, claimed.Job.Id, null);
        around.Events.Publish(JobEvent.Of(claimed.Job));
        LogTakes(around.Log, spec.Name, claimed.Job.Id, claimed.Job.TicksDone);
        // Boards in this process compute where they are asked: that is no thread of the pool's, which serves clients.
        using var job = new RunningJob(claimed, around, spec.Name);
        Volatile.Write(ref _running, job);
        var lost = await Task.Factory.StartNew(
            () => job.RunAsync(() => BoardForAsync(claimed.Spec.Image.Target, stopping), stopping),
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap().ConfigureAwait(false);
        Volatile.Write(ref _running, null);
        Volatile.Write(ref _status, Status with { Link = Sum(Status.Link, job.Link) });
        if (spec.Kind == BoardKind.Emulator)
            await CloseAsync().ConfigureAwait(false);
        if (lost is null)
            Set(BoardState.Idle, null, null);
        else
            await LoseAsync(lost).ConfigureAwait(false);
        if (lost is not null)
            await Task.Delay(s_retry, stopping).ConfigureAwait(false);
        return true;
    }

    private async Task LendAsync(Lease lease, CancellationToken stopping)
    {
        Set(BoardState.Busy, null, null);
        try
        {
            var board = await BoardForAsync(spec.Build ?? lease.Build, stopping).ConfigureAwait(false);
            // The borrower's bytes alone pass: a board that was reset meanwhile, and is at another speed, is found here.
            if (spec.Kind == BoardKind.Port)
            {
                var session = await board.ConnectAsync(stopping).ConfigureAwait(false);
                await session.DisposeAsync().ConfigureAwait(false);
            }

            LogLends(around.Log, spec.Name);
            await lease.LendAsync(board).ConfigureAwait(false);
            if (spec.Kind == BoardKind.Emulator)
                await CloseAsync().ConfigureAwait(false);
            Set(BoardState.Idle, null, null);
        }
        catch (NeuroCoreException error)
        {
            lease.Refuse(error);
            await LoseAsync(error.Message).ConfigureAwait(false);
        }
    }

    private async Task<OpenBoard> BoardForAsync(Configuration build, CancellationToken stopping) =>
        _open ?? await OpenAsync(build, stopping).ConfigureAwait(false);

    private async Task<OpenBoard> OpenAsync(Configuration build, CancellationToken stopping)
    {
        var board = await OpenBoard.OpenAsync(spec with { Port = Volatile.Read(ref _port) }, build, stopping).ConfigureAwait(false);
        if (board.ProcessId is { } child)
            around.Children.Add(child);
        _open = board;
        if (spec.Kind == BoardKind.Port)
        {
            Volatile.Write(ref _status, Status with { Build = board.Identity!.BuildName });
            Set(BoardState.Idle, null, null);
            LogOpened(around.Log, spec.Name, board.Identity.BuildName, _port!);
        }

        return board;
    }

    private async Task LoseAsync(string why)
    {
        if (Status.State != BoardState.Absent || Status.Problem != why)
            LogLost(around.Log, spec.Name, why);
        await CloseAsync().ConfigureAwait(false);
        Set(BoardState.Absent, null, why);
    }

    private async Task CloseAsync()
    {
        if (_open is { } open)
            await open.DisposeAsync().ConfigureAwait(false);
        _open = null;
    }

    private void Set(BoardState state, long? job, string? problem) =>
        Volatile.Write(ref _status, Status with { State = state, Job = job, Problem = problem });

    private static LinkStatistics Sum(LinkStatistics a, LinkStatistics b) => new(
        a.Commands + b.Commands, a.DataFrames + b.DataFrames, a.CommandsRepeated + b.CommandsRepeated, a.DataFramesRepeated + b.DataFramesRepeated,
        a.DamagedHere + b.DamagedHere, a.DamagedThere + b.DamagedThere, a.Silences + b.Silences);

    [LoggerMessage(Level = LogLevel.Information, Message = "Board {Board} takes job {Job} from tick {Tick} on")]
    private static partial void LogTakes(ILogger log, string board, long job, int tick);

    [LoggerMessage(Level = LogLevel.Information, Message = "Board {Board} is lent to a client")]
    private static partial void LogLends(ILogger log, string board);

    [LoggerMessage(Level = LogLevel.Information, Message = "Board {Board} is a {Build} on {Port}")]
    private static partial void LogOpened(ILogger log, string board, string build, string port);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Board {Board} is absent: {Why}")]
    private static partial void LogLost(ILogger log, string board, string why);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Board {Board} stopped")]
    private static partial void LogStopped(ILogger log, string board);
}
