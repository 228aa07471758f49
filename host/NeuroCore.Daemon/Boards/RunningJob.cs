// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Microsoft.Extensions.Logging;
using NeuroCore.Daemon.Jobs;
using NeuroCore.Daemon.Store;
using NeuroCore.Hardware;
using NeuroCore.Link;

namespace NeuroCore.Daemon.Boards;

/// <summary>A job on a board: how it ends.</summary>
/// <param name="claimed">The job.</param>
/// <param name="around">What all boards share.</param>
/// <param name="board">Name of the board.</param>
internal sealed partial class RunningJob(ClaimedJob claimed, BoardSurroundings around, string board) : IDisposable
{
    // A job that brings boards into trouble so often without getting on is not tried again.
    private const int MostFruitless = 10;

    private readonly CancellationTokenSource _cancelled = new();

    /// <summary>Number of the job.</summary>
    public long Id => claimed.Job.Id;

    /// <summary>What happened on the link.</summary>
    public LinkStatistics Link { get; private set; }

    /// <summary>Ends it. One that has ended by itself just now stays as it is.</summary>
    public void Cancel()
    {
        try
        {
            _cancelled.Cancel();
        }
        catch (ObjectDisposedException)
        {
            LogTooLate(around.Log, Id);
        }
    }

    /// <summary>Runs it until it is done, cannot go on, or the daemon ends.</summary>
    /// <param name="open">Gives the board.</param>
    /// <param name="stopping">The daemon ends.</param>
    /// <returns>What is wrong with the board; null if nothing is.</returns>
    public async Task<string?> RunAsync(Func<Task<OpenBoard>> open, CancellationToken stopping)
    {
        using var limit = new CancellationTokenSource(Left());
        using var any = CancellationTokenSource.CreateLinkedTokenSource(stopping, _cancelled.Token, limit.Token);
        if (around.Store.IsCancelWanted(Id))
            Cancel();
        var execution = new JobExecution(claimed, around.Store, around.CheckpointPace, Progress);
        try
        {
            var session = await (await open().ConfigureAwait(false)).ConnectAsync(any.Token).ConfigureAwait(false);
            await using (session.ConfigureAwait(false))
            {
                try
                {
                    End(JobState.Done, await execution.RunAsync(session, any.Token).ConfigureAwait(false), null);
                }
                catch (RunCancelledException) when (!_cancelled.IsCancellationRequested && !limit.IsCancellationRequested)
                {
                    await execution.SaveAsync(session).ConfigureAwait(false);
                    Requeue(null, isFruitless: false);
                }
                finally
                {
                    Link = session.Statistics;
                }
            }

            return null;
        }
        catch (OperationCanceledException)
        {
            if (_cancelled.IsCancellationRequested)
                End(JobState.Cancelled, execution.Rest(), null);
            else if (limit.IsCancellationRequested)
                End(JobState.Failed, execution.Rest(), string.Create(
                    CultureInfo.InvariantCulture, $"The job was ended by its time limit of {claimed.Spec.TimeLimitSeconds:0.###} s: give it more time, or fewer ticks."));
            else
                Requeue(null, isFruitless: false);
            return null;
        }
        catch (NeuroCoreException error)
        {
            Requeue(error.Message, isFruitless: error is not (TransportException or BoardSilentException));
            return error.Message;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            LogMistake(around.Log, error, board, Id);
            Requeue($"The board {board} met a mistake of the daemon ({error.GetType().Name}); its log tells more.", isFruitless: true);
            return error.Message;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _cancelled.Dispose();

    private TimeSpan Left() => claimed.Spec.TimeLimitSeconds is { } seconds
        ? TimeSpan.FromSeconds(Math.Max(0, seconds - claimed.Job.Seconds))
        : Timeout.InfiniteTimeSpan;

    private void Progress(int done, long spikes) =>
        around.Events.Publish(new JobEvent("progress", Id, done, claimed.Job.Ticks, spikes, board, null, null));

    private void End(JobState state, JobPart part, string? problem)
    {
        var job = around.Store.End(Id, state, part, problem);
        around.Metrics.Ended(state, part.Run.Ticks);
        around.Events.Publish(JobEvent.Of(job));
        LogEnds(around.Log, Id, state, board, job.TicksDone, job.Spikes);
    }

    private void Requeue(string? problem, bool isFruitless)
    {
        if (problem is not null)
            LogReturns(around.Log, Id, board, problem);
        if (around.Store.Requeue(Id, problem, isFruitless) >= MostFruitless)
            around.Store.FailQueued(Id, $"{problem} Boards met that {MostFruitless} times in a row with this job.");
        around.Metrics.Requeued();
        around.Events.Publish(JobEvent.Of(around.Store.Find(Id)!));
        around.Signal.Pulse();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Job {Job} is {State} on {Board} after {Ticks} ticks and {Spikes} spikes")]
    private static partial void LogEnds(ILogger log, long job, JobState state, string board, int ticks, long spikes);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {Job} goes back into the queue from {Board}: {Problem}")]
    private static partial void LogReturns(ILogger log, long job, string board, string problem);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Job {Job} had ended when it was cancelled")]
    private static partial void LogTooLate(ILogger log, long job);

    [LoggerMessage(Level = LogLevel.Error, Message = "Board {Board} met a mistake with job {Job}")]
    private static partial void LogMistake(ILogger log, Exception error, string board, long job);
}
