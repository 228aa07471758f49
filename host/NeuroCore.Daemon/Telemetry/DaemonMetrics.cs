// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.Metrics;
using NeuroCore.Daemon.Boards;
using NeuroCore.Daemon.Jobs;

namespace NeuroCore.Daemon.Telemetry;

/// <summary>Figures of the daemon, for whoever collects them.</summary>
internal sealed class DaemonMetrics : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "NeuroCore.Daemon";

    private readonly Meter _meter = new(Name);
    private readonly Counter<long> _submitted;
    private readonly Counter<long> _ended;
    private readonly Counter<long> _requeued;
    private readonly Counter<long> _ticks;

    public DaemonMetrics()
    {
        _submitted = _meter.CreateCounter<long>("neurocore.jobs.submitted", "{job}", "Jobs that were taken.");
        _ended = _meter.CreateCounter<long>("neurocore.jobs.ended", "{job}", "Jobs that ended, by state.");
        _requeued = _meter.CreateCounter<long>("neurocore.jobs.requeued", "{job}", "Times that a job went back into the queue.");
        _ticks = _meter.CreateCounter<long>("neurocore.ticks", "{tick}", "Ticks of jobs that ended, since their last checkpoint.");
    }

    /// <summary>Adds what is looked at when it is collected.</summary>
    public void Watch(Func<IReadOnlyDictionary<JobState, long>> jobs, Func<IEnumerable<BoardStatus>> boards)
    {
        _meter.CreateObservableGauge(
            "neurocore.jobs", () => jobs().Select(entry => new Measurement<long>(entry.Value, Tag("state", entry.Key.ToString()))), "{job}", "Jobs by state.");
        _meter.CreateObservableGauge(
            "neurocore.boards", () => boards().Select(board => new Measurement<long>(1, Tag("board", board.Spec.Name), Tag("state", board.State.ToString()))),
            "{board}", "Boards and how they are.");
        _meter.CreateObservableCounter(
            "neurocore.link.repeated",
            () => boards().Select(board => new Measurement<long>(board.Link.CommandsRepeated + board.Link.DataFramesRepeated, Tag("board", board.Spec.Name))),
            "{frame}", "Frames that were sent again.");
    }

    /// <summary>A job was taken.</summary>
    public void Submitted() => _submitted.Add(1);

    /// <summary>A job ended.</summary>
    public void Ended(JobState state, int ticks)
    {
        _ended.Add(1, Tag("state", state.ToString()));
        _ticks.Add(ticks);
    }

    /// <summary>A job went back into the queue.</summary>
    public void Requeued() => _requeued.Add(1);

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private static KeyValuePair<string, object?> Tag(string key, string value) => new(key, value.ToLowerInvariant());
}
