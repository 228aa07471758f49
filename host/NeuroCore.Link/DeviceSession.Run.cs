// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Link;

public sealed partial class DeviceSession
{
    /// <summary>Runs the network from the state that it is in.</summary>
    /// <param name="events">Events of the run in any order; one that is given twice counts once.</param>
    /// <param name="ticks">Ticks to run, 0 or more.</param>
    /// <param name="progress">Told how far the run is.</param>
    /// <param name="cancellation">Ends the run at the next tick that can be reached cleanly.</param>
    /// <exception cref="RunCancelledException">The run was cancelled; it holds what was done by then.</exception>
    /// <exception cref="NeuroCoreException">An event is outside the run or the network, or the state of the board is in doubt.</exception>
    public async Task<RunRecord> RunAsync(
        IEnumerable<SourceEvent> events, int ticks, IProgress<RunProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(ticks);
        var sorted = RunRules.Check(events, ticks, Image?.Sources ?? Identity.Sources);
        var record = await OperateAsync(
            async () =>
            {
                if (_stateInDoubt)
                    throw new NeuroCoreException(
                        $"The last operation on {Name} was cut off, so the state of the network is unknown: reset it or load the image again before running.");
                _stateInDoubt = true;
                var run = new RunInProgress(_pump, Identity, Image?.Neurons ?? Identity.Neurons, _options, progress, Name);
                var done = await run.RunAsync(sorted, ticks, cancellation).ConfigureAwait(false);
                _stateInDoubt = false;
                return done;
            },
            cancellation).ConfigureAwait(false);
        return record.Ticks == ticks ? record : throw new RunCancelledException(record, cancellation);
    }
}
