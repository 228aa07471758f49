// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;
using NeuroCore.Link;

namespace NeuroCore.Cli.Learning;

/// <summary>What is done about learning in a run, checked before it begins.</summary>
/// <param name="Learns">True if something of the network learns.</param>
/// <param name="Gates">Where weights begin and stop to change.</param>
/// <param name="Factors">Where third factors change.</param>
/// <param name="Watched">Projections whose weights are of interest.</param>
/// <param name="SampleStep">Ticks from sample to sample of their weights; null for none but before and after.</param>
internal sealed record LearningPlan(
    bool Learns, ImmutableArray<RunPause> Gates, FactorPlan Factors, ImmutableArray<ProjectionPlace> Watched, int? SampleStep)
{
    private const int UsualSamples = 50;

    /// <summary>Makes the plan.</summary>
    /// <param name="request">What the user asked for.</param>
    /// <param name="image">Image that is run.</param>
    /// <param name="firstTick">Tick of the description that the run begins with.</param>
    /// <param name="ticks">Length of the run.</param>
    /// <exception cref="NeuroCoreException">The network cannot do it.</exception>
    public static LearningPlan Of(LearningRequest request, RegisterImage image, long firstTick, int ticks)
    {
        var learns = image.Needs.HasFlag(Capabilities.Learning);
        if (!learns && request.NeedsLearning is { } option)
            throw new NeuroCoreException(
                $"Nothing of '{image.Metadata.Name}' learns, so {option} has nothing to do: leave it out, or give a projection a `rule`.");
        return new LearningPlan(
            learns,
            learns ? [.. LearningWindow.Gates(request, image, firstTick, ticks)] : [],
            FactorPlan.Of(request, image, ticks),
            learns || request.Weights.IsAny || !request.Weights.Projections.IsEmpty ? WatchedProjections.Of(request.Weights.Projections, image) : [],
            request.Samples ? StepOf(request, image, ticks) : null);
    }

    private static int StepOf(LearningRequest request, RegisterImage image, int ticks) =>
        request.WeightsEvery?.WholeTicks(image.Metadata.TickSeconds, "--weights-every") ?? Math.Max(1, (ticks + UsualSamples - 1) / UsualSamples);
}
