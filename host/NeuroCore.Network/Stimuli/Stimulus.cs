// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Network;

/// <summary>A run: its length, and what the host sends.</summary>
/// <param name="Ticks">Length of the run in ticks, 1 or more.</param>
/// <param name="Spikes">Spikes within the run, ascending by tick, then by input in the order of the network, then by index; none twice.</param>
public sealed record Stimulus(int Ticks, ImmutableArray<InputSpike> Spikes)
{
    /// <summary>Spikes that a stimulus may have: more would not be a list but a rate.</summary>
    public const int MostSpikes = 20_000_000;

    /// <summary>True if both have the same length and the same spikes.</summary>
    public bool Equals(Stimulus? other) =>
        other is not null && Ticks == other.Ticks && Spikes.AsSpan().SequenceEqual(other.Spikes.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Ticks, Spikes.Length);
}
