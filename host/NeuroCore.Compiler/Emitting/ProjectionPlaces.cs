// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Compiler.Learning;
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Compiler;

/// <summary>What an image tells of its projections and its learning.</summary>
internal static class ProjectionPlaces
{
    /// <summary>A place for each projection.</summary>
    /// <param name="network">The network as it is compiled.</param>
    /// <param name="connections">Its connections.</param>
    /// <param name="lines">The report of its projections.</param>
    /// <param name="plan">Its rules.</param>
    /// <param name="turned">Names of projections whose weights were turned round.</param>
    public static ImmutableArray<ProjectionPlace> Of(
        NetworkDescription network, Connections connections, ImmutableArray<ProjectionLine> lines, LearningPlan plan, IReadOnlySet<string> turned) =>
        [.. network.Projections.Select((projection, i) => new ProjectionPlace(
            projection.Name, projection.Source, projection.Target, lines[i].Synapses, lines[i].Blocks)
        {
            Unit = lines[i].Step > 0 ? lines[i].Step : 1,
            IsTurned = turned.Contains(projection.Name),
            Rule = plan.RuleOf(projection)?.Name,
            Pairs = network.Projections.Count(other => (other.Source, other.Target) == (projection.Source, projection.Target)) > 1
                ? [.. connections.Of[i].Select(connection => (connection.Pre, connection.Post))]
                : [],
        })];

    /// <summary>What learns, and when; null if nothing does.</summary>
    public static LearningNote? Note(NetworkDescription network, LearningPlan plan) => plan.Rules.IsEmpty
        ? null
        : new LearningNote(
            [.. plan.Rules.Select(rule => rule.Name)],
            network.Learning.IsOn,
            network.Learning.FirstTick(network.TickSeconds),
            network.Learning.EndTick(network.TickSeconds));
}
