// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;

namespace NeuroCore.Link;

/// <summary>One run: keeps the board fed, takes what it sends, and knows how far it is.</summary>
internal sealed class RunInProgress(
    LinkPump pump, BoardIdentity board, int neurons, SessionOptions options, IProgress<RunProgress>? progress, string where,
    ImmutableArray<ProbeWord> probes, RunOptions how)
{
    // The counter of clocks is read before it can have wrapped around twice.
    private const uint MostClocksBetweenReadings = 1u << 31;
    private const int MostTicksBetweenReadings = 1 << 16;
    private const int ClocksBesideDelivery = 64;
    private const int ClocksBesideBlocks = 4;

    private readonly SpikeCollector _spikes = new(neurons, where, probes);
    private readonly RunCounters _counters = new(where);
    private readonly Queue<(long Executed, int Ticks)> _underWay = new();  // each run command: when it is done, ticks by then
    private readonly Queue<int> _readings = new();                         // ticks done at each reading of the counters
    private long _sent = pump.Link.Executed;
    private bool _stopRequested;
    private bool _stopSent;
    private int _ticks;
    private int _submitted;
    private int _completed;
    private CancellationToken _cancellation;

    public async Task<RunRecord> RunAsync(ImmutableArray<SourceEvent> events, int ticks, CancellationToken cancellation)
    {
        _ticks = ticks;
        _cancellation = cancellation;
        await SetPaceAsync().ConfigureAwait(false);
        await ReadCountersAsync().ConfigureAwait(false);
        // What was stopped before goes on with that reading; until it is executed the board says so still.
        while (pump.Link.IsStopped && !pump.Link.IsSettled)
            await StepAsync().ConfigureAwait(false);
        var sinceReading = 0;
        foreach (var stretch in RunWords.Of(events, ticks, Math.Clamp(options.TicksPerCommand, 1, RunWords.MostTicks)))
        {
            if (Ends)
                break;
            await SendAsync(stretch.Command).ConfigureAwait(false);
            _submitted += stretch.Ticks;
            _underWay.Enqueue((_sent, _submitted));
            sinceReading += stretch.Ticks;
            if (sinceReading >= TicksBetweenReadings)
            {
                // A reading lets a run that was stopped go on: it must not overtake the news.
                while (how.UntilSpikes > 0 && !pump.Link.IsSettled)
                    await StepAsync().ConfigureAwait(false);
                if (Ends)
                    break;
                await ReadCountersAsync().ConfigureAwait(false);
                sinceReading = 0;
            }
        }

        await ReadCountersAsync().ConfigureAwait(false);
        while (!pump.Link.IsSettled || _readings.Count > 0)
            await StepAsync().ConfigureAwait(false);
        return new RunRecord(_spikes.ToSpikes(), _counters.FirstTick, _counters.TicksDone, _counters.Clocks, _counters.StallClocks)
        {
            Samples = _spikes.ToSamples(),
            Overruns = _counters.Overruns,
        };
    }

    /// <summary>Ends the run after the tick under way. Any thread may ask.</summary>
    public void Stop() => Volatile.Write(ref _stopRequested, true);

    private bool IsStopWanted => _cancellation.IsCancellationRequested || Volatile.Read(ref _stopRequested);

    private bool Ends => IsStopWanted || pump.Link.IsStopped;

    private async Task SetPaceAsync()
    {
        if (!board.Capabilities.HasFlag(Capabilities.Pacing))
            return;
        await SendAsync(LinkCommand.Write(Bank.Control, (int)ControlRegister.TickPeriod, [(ushort)how.TickPeriod])).ConfigureAwait(false);
        await SendAsync(LinkCommand.Write(Bank.Control, (int)ControlRegister.SpikesLeft, [(ushort)how.UntilSpikes])).ConfigureAwait(false);
        while (!pump.Link.IsSettled)
            await StepAsync().ConfigureAwait(false);
    }

    private int TicksBetweenReadings
    {
        get
        {
            var blocks = board.Neurons / board.Lanes;
            var worst = ((long)board.Sources * (blocks + ClocksBesideBlocks)) + Math.Max(2 * board.Neurons, board.Sources) + ClocksBesideDelivery;
            if (board.Capabilities.HasFlag(Capabilities.Learning))
                worst += LearningClocks.Worst(board.Neurons, board.Sources, board.Lanes);
            return (int)Math.Clamp(MostClocksBetweenReadings / worst, 1, MostTicksBetweenReadings);
        }
    }

    private async Task ReadCountersAsync()
    {
        await SendAsync(RunCounters.Command).ConfigureAwait(false);
        _readings.Enqueue(_submitted);
    }

    private async Task SendAsync(LinkCommand command)
    {
        while (!pump.Link.MaySend(command))
            await StepAsync().ConfigureAwait(false);
        pump.Link.Send(command);
        _sent++;
    }

    // A run that was cancelled still ends cleanly, so the steps themselves are not cancelled.
    private async Task StepAsync()
    {
        if (IsStopWanted && !_stopSent && _underWay.Count > 0)
        {
            pump.Link.Stop();
            _stopSent = true;
        }

        await pump.StepAsync(CancellationToken.None).ConfigureAwait(false);
        while (pump.Link.TryTakeData(out var frame))
            Take(frame);
        if (pump.Link.IsDataPending)
            return;
        while (_underWay.TryPeek(out var run) && run.Executed <= pump.Link.Executed)
            _completed = _underWay.Dequeue().Ticks;
        progress?.Report(new RunProgress(_completed, _ticks, _spikes.Count));
    }

    private void Take(DataFrame frame)
    {
        if (frame.Reply == Reply.EventData)
            _spikes.Take(frame.Bytes.AsSpan(), _counters.FirstTick, _counters.FirstTick + _submitted);
        else if (_readings.TryDequeue(out var ticks))
            _counters.Take(frame.Words, ticks, mayBeFewer: _stopSent || how.UntilSpikes > 0);
        else
            throw new NeuroCoreException(
                $"The board on {where} sent words that nobody asked for: build and load its bitstream from the same version as this program.");
    }
}
