// SPDX-License-Identifier: Apache-2.0

namespace NeuroCore.Network;

/// <summary>Synapses from one population to another.</summary>
/// <param name="Name">Name for reports; by default <c>source->target</c>.</param>
/// <param name="Source">Name of the population or input that they come from.</param>
/// <param name="Target">Name of the population that they go to.</param>
/// <param name="Connector">Which pairs are joined.</param>
/// <param name="Weight">Their weights; null if the connector brings them.</param>
/// <param name="Options">How they act.</param>
public sealed record Projection(
    string Name, string Source, string Target, Connector Connector, WeightRule? Weight, ProjectionOptions Options);
