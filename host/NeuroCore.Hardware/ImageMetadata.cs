// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Hardware;

/// <summary>What an image tells people; the board never sees it.</summary>
/// <param name="Name">Name of the network.</param>
/// <param name="TickSeconds">Time that a tick stands for, seconds, above 0.</param>
/// <param name="Populations">Places of the populations, inputs among them.</param>
public sealed record ImageMetadata(string Name, double TickSeconds, ImmutableArray<PopulationPlace> Populations)
{
    /// <summary>How full the blocks of each projection are; empty in an image whose maker did not say.</summary>
    public ImmutableArray<ProjectionPlace> Projections { get; init; } = [];

    /// <summary>What learns, and when; null if nothing does.</summary>
    public LearningNote? Learning { get; init; }
}
