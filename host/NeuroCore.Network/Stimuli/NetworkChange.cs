// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Network;

/// <summary>A parameter of neurons, or a weight of synapses, gets another value while a network runs.</summary>
/// <param name="At">Time of the run, before whose tick it does.</param>
/// <param name="Name">Name of a population, or of a projection.</param>
/// <param name="Parameter">What changes: <see cref="Weight"/> of a projection, anything else of a population.</param>
/// <param name="Indices">Members of the population; for a weight index of source and of target; empty for all.</param>
/// <param name="Value">The value, on the network's scale.</param>
public sealed record NetworkChange(Duration At, string Name, string Parameter, ImmutableArray<int> Indices, double Value)
{
    /// <summary>The parameter of a projection.</summary>
    public const string Weight = "weight";
}
