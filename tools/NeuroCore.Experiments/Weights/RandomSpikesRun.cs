// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Experiments.Weights;

/// <summary>What neurons that fired by chance did to each other's synapses.</summary>
/// <param name="Spikes">Ticks and neurons, ascending.</param>
/// <param name="Start">Weights before, in the order of <see cref="RandomSpikes.Pairs"/>.</param>
/// <param name="End">Weights afterwards, likewise.</param>
public sealed record RandomSpikesRun(ImmutableArray<(int Tick, int Neuron)> Spikes, ImmutableArray<double> Start, ImmutableArray<double> End)
{
    /// <summary>True if two runs had the same spikes and ended with the same weights.</summary>
    public bool IsSame(RandomSpikesRun other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Spikes.SequenceEqual(other.Spikes) && End.SequenceEqual(other.End);
    }
}
