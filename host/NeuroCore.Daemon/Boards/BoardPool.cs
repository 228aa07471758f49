// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NeuroCore.Daemon.Jobs;
using NeuroCore.Daemon.Store;
using NeuroCore.Daemon.Telemetry;

namespace NeuroCore.Daemon.Boards;

/// <summary>All boards of a daemon: those that it was told of, and the ports that it finds.</summary>
internal sealed partial class BoardPool : BackgroundService
{
    private const long BytesWorthCollecting = 1 << 20;
    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan s_tidy = TimeSpan.FromHours(1);

    private readonly DaemonOptions _options;
    private readonly BoardSurroundings _around;
    private readonly JobStore _store;
    private readonly TimeProvider _time;
    private readonly ILogger<BoardPool> _log;
    private readonly List<Task> _working = [];
    private ImmutableList<BoardWorker> _boards;
    private long _allocatedThen;

    public BoardPool(
        DaemonOptions options, JobStore store, EventHub events, WorkSignal signal, ChildList children, DaemonMetrics metrics, TimeProvider time, ILogger<BoardPool> log)
    {
        (_options, _store, _time, _log) = (options, store, time, log);
        _around = new BoardSurroundings(store, events, signal, children, metrics, options.CheckpointPace, log);
        _boards = [.. options.Boards.Select(spec => new BoardWorker(spec, _around))];
        metrics.Watch(store.Counts, () => Statuses);
    }

    /// <summary>Every board and how it is.</summary>
    public IEnumerable<BoardStatus> Statuses => Volatile.Read(ref _boards).Select(board => board.Status);

    /// <summary>The board of this name; null if there is none.</summary>
    public BoardWorker? Find(string name) => Volatile.Read(ref _boards).Find(board => board.Status.Spec.Name == name);

    /// <summary>Ends a job that runs.</summary>
    public void Cancel(long job)
    {
        foreach (var board in Volatile.Read(ref _boards))
            board.Cancel(job);
    }

    /// <summary>Why a job may have to wait for ever; null if there is a board that it can run on.</summary>
    public string? WaitsFor(Job job) => Statuses.Any(board =>
        board.State != BoardState.Absent && (job.On is null || job.On == board.Spec.Name || job.On == board.Spec.KindName) && (board.Build is null || board.Build == job.Build))
        ? null
        : $"No board of build '{job.Build}'{(job.On is null ? "" : $" that is called '{job.On}'")} is there now: the job waits for one.";

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_around.Children.EndLeftovers() is var left and > 0)
            LogLeftovers(_log, left);
        foreach (var board in _boards)
            _working.Add(Task.Run(() => board.RunAsync(stoppingToken), CancellationToken.None));
        var tidied = DateTimeOffset.MinValue;
        try
        {
            while (true)
            {
                if (_options.FindsPorts)
                    AddFound(stoppingToken);
                if (_options.Keeps is { } keeps && _time.GetUtcNow() - tidied > s_tidy)
                {
                    tidied = _time.GetUtcNow();
                    _store.Forget(tidied - keeps);
                }

                GiveMemoryBack();
                await Task.Delay(s_look, _time, stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await Task.WhenAll(_working).ConfigureAwait(false);
        }
    }

    // What jobs and clients needed goes back to the system once every board rests: a heap that is left alone stays as large as it was.
    private void GiveMemoryBack()
    {
        if (GC.GetTotalAllocatedBytes() - _allocatedThen < BytesWorthCollecting || Statuses.Any(board => board.State == BoardState.Busy))
            return;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        NativeHeap.GiveBack();
        _allocatedThen = GC.GetTotalAllocatedBytes();
    }

    private void AddFound(CancellationToken stopping)
    {
        foreach (var port in SerialPortName.OfUsb())
        {
            if (_boards.Exists(board => board.Status.Spec.Port == port.Path))
                continue;
            if (Find(port.Name) is { } back)
            {
                back.MoveTo(port.Path);
                continue;
            }

            LogFound(_log, port.Name, port.Path);
            var board = new BoardWorker(BoardSpec.Found(port), _around);
            Volatile.Write(ref _boards, _boards.Add(board));
            _working.Add(Task.Run(() => board.RunAsync(stopping), CancellationToken.None));
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Found the port {Name} at {Path}")]
    private static partial void LogFound(ILogger log, string name, string path);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Ended {Count} processes that a daemon before this one left")]
    private static partial void LogLeftovers(ILogger log, int count);
}
