// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Link;

public sealed partial class DeviceSession
{
    /// <summary>Runs the network, and does things between its ticks. Spikes, samples and clocks are those of one run.</summary>
    /// <param name="events">Events of the run in any order, as for <see cref="RunAsync(IEnumerable{SourceEvent}, int, IProgress{RunProgress}?, CancellationToken)"/>.</param>
    /// <param name="ticks">Most ticks to run, 0 or more.</param>
    /// <param name="how">Pace and end of the run.</param>
    /// <param name="pauses">What is done and when; of one tick in the order given. Those after the end of the run are left out.</param>
    /// <param name="progress">Told how far the run is.</param>
    /// <param name="cancellation">Ends the run after the tick under way.</param>
    /// <exception cref="RunCancelledException">The run was cancelled; it holds what was done by then.</exception>
    /// <exception cref="Hardware.NeuroCoreException">As for a run in one part, or what a pause throws.</exception>
    public async Task<RunRecord> RunAsync(
        IEnumerable<SourceEvent> events, int ticks, RunOptions how, IEnumerable<RunPause> pauses,
        IProgress<RunProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(how);
        ArgumentNullException.ThrowIfNull(pauses);
        ArgumentOutOfRangeException.ThrowIfNegative(ticks);
        var sorted = RunRules.Check(events, ticks, Image?.Sources ?? Identity.Sources, Identity.Capabilities, $"the board on {Name} ({Identity.BuildName})");
        var parts = new RunParts(ticks, how.UntilSpikes);
        foreach (var stop in pauses.Where(pause => pause.Tick >= 0 && pause.Tick <= ticks).ToLookup(pause => pause.Tick).OrderBy(stop => stop.Key))
        {
            if (!await RunToAsync(stop.Key).ConfigureAwait(false))
                return parts.Together();
            foreach (var pause in stop)
                await pause.Do(this).ConfigureAwait(false);
        }

        await RunToAsync(ticks).ConfigureAwait(false);
        return parts.Together();

        // False if the run ended before.
        async Task<bool> RunToAsync(int end)
        {
            if (end > parts.Ticks || (parts.IsEmpty && end == ticks))
            {
                var start = parts.Ticks;
                try
                {
                    parts.Add(await RunAsync(
                        sorted.Where(item => item.Tick >= start && item.Tick < end).Select(item => item with { Tick = item.Tick - start }),
                        end - start, parts.Options(how), parts.Progress(progress), cancellation).ConfigureAwait(false));
                }
                catch (RunCancelledException cancelled)
                {
                    parts.Add(cancelled.Kept);
                    throw new RunCancelledException(parts.Together(), cancellation);
                }
            }

            if (parts.Ticks < ticks && cancellation.IsCancellationRequested)
                throw new RunCancelledException(parts.Together(), cancellation);
            return parts.Ticks == end && !parts.IsEnough;
        }
    }
}
