// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;

namespace NeuroCore.Link;

public sealed partial class DeviceSession
{
    private ImmutableArray<ProbeWord> _probes = [];
    private RunInProgress? _running;

    /// <summary>Sets what is sampled in the runs to come, see <see cref="RunRecord.Samples"/>; none ends it.</summary>
    /// <param name="probes">At most 16 words of banks.</param>
    /// <param name="period">They are sampled after every so many ticks, 1..255.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="NeuroCoreException">The board has no probes, or not so many.</exception>
    public Task SetProbesAsync(ImmutableArray<ProbeWord> probes, int period, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(period, ControlRules.MostProbePeriod);
        if (probes.Length > ControlRules.MostProbes)
            throw new NeuroCoreException($"{probes.Length} probes are asked for, but a board has {ControlRules.MostProbes}: leave some out.");
        if (probes.Length > 0 && !Identity.Capabilities.HasFlag(Capabilities.Probes))
            throw new NeuroCoreException($"The board on {Name} ({Identity.BuildName}) has no probes: use a build that has them, one of {string.Join(", ", Configurations.All.Where(build => build.Has(Capabilities.Probes)).Select(build => build.Name))}.");
        return OperateAsync(
            async () =>
            {
                var commands = new List<LinkCommand>();
                if (probes.Length > 0)
                    commands.Add(LinkCommand.Write(Bank.Probe, 0, [.. probes.Select(probe => probe.ToWord())]));
                if (Identity.Capabilities.HasFlag(Capabilities.Probes))
                    commands.Add(LinkCommand.Write(
                        Bank.Control, (int)ControlRegister.ProbeCount, [(ushort)probes.Length, (ushort)period, (ushort)period]));
                await SendAllAsync(commands, null, cancellation).ConfigureAwait(false);
                _probes = probes;
            },
            cancellation);
    }

    /// <summary>Runs the network from the state that it is in.</summary>
    /// <param name="events">Events of the run in any order; one that is given twice counts once; given with both signs it is negative.</param>
    /// <param name="ticks">Ticks to run, 0 or more.</param>
    /// <param name="progress">Told how far the run is.</param>
    /// <param name="cancellation">Ends the run at the next tick that can be reached cleanly.</param>
    /// <exception cref="RunCancelledException">The run was cancelled; it holds what was done by then.</exception>
    /// <exception cref="NeuroCoreException">An event is outside the run or the network, or the state of the board is in doubt.</exception>
    public Task<RunRecord> RunAsync(
        IEnumerable<SourceEvent> events, int ticks, IProgress<RunProgress>? progress = null, CancellationToken cancellation = default) =>
        RunAsync(events, ticks, new RunOptions(), progress, cancellation);

    /// <summary>Ends the run under way after its tick; it then gives what was done. Nothing happens if there is none.</summary>
    public void StopRun() => _running?.Stop();

    /// <summary>Runs the network from the state that it is in, at a pace or until there were enough spikes.</summary>
    /// <param name="events">Events of the run in any order; one that is given twice counts once; given with both signs it is negative.</param>
    /// <param name="ticks">Most ticks to run, 0 or more.</param>
    /// <param name="how">Pace and end of the run.</param>
    /// <param name="progress">Told how far the run is.</param>
    /// <param name="cancellation">Ends the run after the tick under way.</param>
    /// <exception cref="RunCancelledException">The run was cancelled; it holds what was done by then.</exception>
    /// <exception cref="NeuroCoreException">
    /// An event is outside the run or the network, the state of the board is in doubt, or the board has no pacing.
    /// </exception>
    public async Task<RunRecord> RunAsync(
        IEnumerable<SourceEvent> events, int ticks, RunOptions how, IProgress<RunProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(how);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)how.UntilSpikes, ushort.MaxValue, nameof(how));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)how.TickPeriod, ushort.MaxValue, nameof(how));
        if (how != new RunOptions() && !Identity.Capabilities.HasFlag(Capabilities.Pacing))
            throw new NeuroCoreException(
                $"The board on {Name} ({Identity.BuildName}) has no pacing, which runs at a tick period or until a number of spikes need: use a build that has it.");
        ArgumentOutOfRangeException.ThrowIfNegative(ticks);
        var sorted = RunRules.Check(events, ticks, Image?.Sources ?? Identity.Sources, Identity.Capabilities, $"the board on {Name} ({Identity.BuildName})");
        var record = await OperateAsync(
            async () =>
            {
                if (_stateInDoubt)
                    throw new NeuroCoreException(
                        $"The last operation on {Name} was cut off, so the state of the network is unknown: reset it or load the image again before running.");
                _stateInDoubt = true;
                var run = new RunInProgress(_pump, Identity, Image?.Neurons ?? Identity.Neurons, _options, progress, Name, _probes, how);
                _running = run;
                try
                {
                    var done = await run.RunAsync(sorted, ticks, cancellation).ConfigureAwait(false);
                    _stateInDoubt = false;
                    return done;
                }
                finally
                {
                    _running = null;
                }
            },
            cancellation).ConfigureAwait(false);
        return record.Ticks < ticks && cancellation.IsCancellationRequested
            ? throw new RunCancelledException(record, cancellation)
            : record;
    }
}
