// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Hardware;

/// <summary>How much of the synapse memory a projection uses, and what its words mean to its author.</summary>
/// <param name="Name">Name of the projection.</param>
/// <param name="Source">Name of the population or input that it comes from.</param>
/// <param name="Target">Name of the population that it goes to.</param>
/// <param name="Synapses">Synapses.</param>
/// <param name="Blocks">
/// Blocks of L neurons from the first to the last in which a source has synapses of this projection, summed over the
/// sources: the clocks that one event of every source costs.
/// </param>
public sealed record ProjectionPlace(string Name, string Source, string Target, int Synapses, int Blocks)
{
    /// <summary>Weight of one unit of a synapse's word on the network's scale, above 0.</summary>
    public double Unit { get; init; } = 1;

    /// <summary>True if the words hold the weights with the opposite sign: the compiler turned the whole projection round.</summary>
    public bool IsTurned { get; init; }

    /// <summary>Name of the rule by which the weights change; null if they stay.</summary>
    public string? Rule { get; init; }

    /// <summary>Index of source and of target of each synapse; empty if all synapses between the two populations are this projection's.</summary>
    public ImmutableArray<(int Pre, int Post)> Pairs { get; init; } = [];

    /// <summary>Synapses for each place in these blocks, 0..1.</summary>
    /// <param name="lanes">L of the build.</param>
    public double Fill(int lanes) => Blocks == 0 ? 0 : (double)Synapses / ((long)Blocks * lanes);
}
