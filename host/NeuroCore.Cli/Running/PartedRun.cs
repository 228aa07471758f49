// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Link;

namespace NeuroCore.Cli.Running;

/// <summary>A run whose inputs are driven in another way from some ticks on: it is run up to each such tick, and goes on from there.</summary>
/// <param name="session">Where it runs; the network is loaded.</param>
/// <param name="input">Length and input.</param>
/// <param name="how">Pace and end.</param>
internal sealed class PartedRun(DeviceSession session, RunInput input, RunOptions how)
{
    private readonly List<RunRecord> _parts = [];
    private int _ticks;
    private int _spikes;

    private bool IsEnough => how.UntilSpikes > 0 && _spikes >= how.UntilSpikes;

    /// <summary>Runs it.</summary>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Ends it after the tick under way.</param>
    public async Task<RunOutcome> DoAsync(IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        var isCancelled = false;
        foreach (var end in Ends())
        {
            await ChangeAsync().ConfigureAwait(false);
            isCancelled = !await RunToAsync(end, progress, cancellation).ConfigureAwait(false);
            if (isCancelled || IsEnough || _ticks < end)
                break;
            isCancelled = end < input.Ticks && cancellation.IsCancellationRequested;
            if (isCancelled)
                break;
        }

        return new RunOutcome(Together(), isCancelled);
    }

    // Where a part ends: before each change, and at the end of the run.
    private IEnumerable<int> Ends() => input.Changes.Select(change => change.Tick).Where(tick => tick > 0).Distinct().Append(input.Ticks);

    // It is not cancelled: cut off, it would leave the state in doubt.
    private async Task ChangeAsync()
    {
        var changes = input.Changes.Where(change => change.Tick == _ticks).ToList();
        if (changes.Count == 0)
            return;
        foreach (var change in changes)
            await session.WriteAsync(Bank.Encoder, change.Address, change.Words.AsMemory(), CancellationToken.None).ConfigureAwait(false);
        await session.WriteAsync(Bank.Control, (int)ControlRegister.Elapsed, new ushort[1], CancellationToken.None).ConfigureAwait(false);
    }

    private async Task<bool> RunToAsync(int end, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        var start = _ticks;
        var spikes = _spikes;
        var events = input.Events.Where(item => item.Tick >= start && item.Tick < end).Select(item => item with { Tick = item.Tick - start });
        try
        {
            Add(await session.RunAsync(
                events,
                end - start,
                how.UntilSpikes == 0 ? how : how with { UntilSpikes = how.UntilSpikes - spikes },
                progress is null ? null : new Shifted(progress, start, spikes, input.Ticks),
                cancellation).ConfigureAwait(false));
            return true;
        }
        catch (RunCancelledException cancelled)
        {
            Add(cancelled.Kept);
            return false;
        }
    }

    private void Add(RunRecord part)
    {
        _parts.Add(part);
        _ticks += part.Ticks;
        _spikes += part.Spikes.Length;
    }

    private RunRecord Together() => _parts.Count == 1
        ? _parts[0]
        : new RunRecord(
            [.. _parts.SelectMany(part => part.Spikes)], _parts[0].FirstTick, _ticks,
            _parts.Sum(part => part.Clocks), _parts.Sum(part => part.StallClocks))
        {
            Samples = [.. _parts.SelectMany(part => part.Samples)],
            Overruns = _parts.Sum(part => part.Overruns),
        };

    // Progress of a part as progress of the whole.
    private sealed class Shifted(IProgress<RunProgress> whole, int ticks, int spikes, int total) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => whole.Report(new RunProgress(ticks + value.TicksDone, total, spikes + value.Spikes));
    }
}
