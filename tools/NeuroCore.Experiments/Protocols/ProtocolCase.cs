// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Experiments.Protocols;

/// <summary>Spikes that are forced on both sides of a synapse.</summary>
/// <param name="Name">What it is called in tables.</param>
/// <param name="Pre">Ticks in which events of the source are delivered, ascending.</param>
/// <param name="Post">Ticks in which the neuron fires, ascending.</param>
/// <param name="Repetitions">How often the protocol repeats the same pattern in these ticks.</param>
public sealed record ProtocolCase(string Name, ImmutableArray<int> Pre, ImmutableArray<int> Post, int Repetitions);
