// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;
using NeuroCore.Link;

namespace NeuroCore.Cli.Learning;

/// <summary>Watches a run learn: samples weights, and notes when they could change.</summary>
/// <param name="session">Where it runs; the network is loaded.</param>
/// <param name="image">The image.</param>
/// <param name="plan">What is done.</param>
/// <param name="changed">Names of projections whose weights change without learning.</param>
internal sealed class LearningWatch(DeviceSession session, RegisterImage image, LearningPlan plan, IReadOnlySet<string> changed)
{
    private readonly List<(int Tick, bool Open)> _gate = [];
    private readonly List<ProjectionCourse> _courses = [];

    /// <summary>Looks at what there is before the run.</summary>
    /// <param name="isFresh">True if the state is that of the image: its weights need not be read from the board.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task BeginAsync(bool isFresh, CancellationToken cancellation)
    {
        if (plan.Learns)
            _gate.Add((0, await session.IsGateOpenAsync(cancellation).ConfigureAwait(false)));
        foreach (var place in plan.Watched)
        {
            _courses.Add(ProjectionCourse.Of(
                image, place, isFresh ? ImageWeights.Of(image, place.Name) : await session.ReadWeightsAsync(place.Name, cancellation).ConfigureAwait(false)));
        }
    }

    /// <summary>What is done between ticks.</summary>
    /// <param name="ticks">Length of the run.</param>
    public IEnumerable<RunPause> Pauses(int ticks)
    {
        var gates = plan.Gates.Select(gate => new RunPause(gate.Tick, async paused =>
        {
            await gate.Do(paused).ConfigureAwait(false);
            _gate.Add((gate.Tick, await paused.IsGateOpenAsync().ConfigureAwait(false)));
        }));
        var samples = plan.SampleStep is { } step ? RunPause.Every(step, ticks, (_, tick) => SampleAsync(tick)) : [];
        return [.. gates, .. plan.Factors.Pauses, .. samples];
    }

    /// <summary>Looks at what there is after the run.</summary>
    /// <param name="ticks">Ticks that were run.</param>
    public async Task<LearningRecord> EndAsync(int ticks)
    {
        await SampleAsync(ticks).ConfigureAwait(false);
        return new LearningRecord(plan.Learns, Spans(ticks), [.. _courses]);
    }

    private async Task SampleAsync(int tick)
    {
        for (var number = 0; number < _courses.Count; number++)
        {
            var course = _courses[number];
            // Without a rule they stay unless somebody changes them, and within a tick too.
            if ((course.Place.Rule is not null || changed.Contains(course.Place.Name)) && tick > course.Last.Tick)
                _courses[number] = course.With(tick, await session.ReadWeightsAsync(course.Place.Name).ConfigureAwait(false));
        }
    }

    private ImmutableArray<LearningSpan> Spans(int ticks)
    {
        var spans = ImmutableArray.CreateBuilder<LearningSpan>();
        for (var number = 0; number < _gate.Count; number++)
        {
            var (from, open) = _gate[number];
            var until = number + 1 < _gate.Count ? Math.Min(_gate[number + 1].Tick, ticks) : ticks;
            if (!open || from >= until)
                continue;
            if (spans.Count > 0 && spans[^1].Until == from)
                spans[^1] = spans[^1] with { Until = until };
            else
                spans.Add(new LearningSpan(from, until));
        }

        return spans.ToImmutable();
    }
}
