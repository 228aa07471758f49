// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Link;

/// <summary>The parts of a run, as far as it is, put together as one.</summary>
/// <param name="ticks">Ticks of the whole.</param>
/// <param name="untilSpikes">Spikes after which it ends; 0: it does not.</param>
internal sealed class RunParts(int ticks, int untilSpikes)
{
    private readonly List<RunRecord> _parts = [];
    private int _spikes;

    /// <summary>Ticks that were run.</summary>
    public int Ticks { get; private set; }

    /// <summary>True before the first part.</summary>
    public bool IsEmpty => _parts.Count == 0;

    /// <summary>True if there were so many spikes that the run ends.</summary>
    public bool IsEnough => untilSpikes > 0 && _spikes >= untilSpikes;

    /// <summary>Takes a part.</summary>
    public void Add(RunRecord part)
    {
        _parts.Add(part);
        Ticks += part.Ticks;
        _spikes += part.Spikes.Length;
    }

    /// <summary>How the next part goes.</summary>
    public RunOptions Options(RunOptions how) => untilSpikes == 0 ? how : how with { UntilSpikes = untilSpikes - _spikes };

    /// <summary>Progress of the next part as progress of the whole.</summary>
    public IProgress<RunProgress>? Progress(IProgress<RunProgress>? whole) =>
        whole is null ? null : new Shifted(whole, Ticks, _spikes, ticks);

    /// <summary>One record of all parts.</summary>
    public RunRecord Together() => _parts.Count == 1
        ? _parts[0]
        : new RunRecord(
            [.. _parts.SelectMany(part => part.Spikes)], _parts[0].FirstTick, Ticks,
            _parts.Sum(part => part.Clocks), _parts.Sum(part => part.StallClocks))
        {
            Samples = [.. _parts.SelectMany(part => part.Samples)],
            Overruns = _parts.Sum(part => part.Overruns),
        };

    private sealed class Shifted(IProgress<RunProgress> whole, int done, int spikes, int total) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => whole.Report(new RunProgress(done + value.TicksDone, total, spikes + value.Spikes));
    }
}
