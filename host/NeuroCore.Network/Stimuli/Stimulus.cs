// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Network;

/// <summary>A run: its length, and what drives the inputs.</summary>
/// <param name="Ticks">Length of the run in ticks, 1 or more.</param>
/// <param name="Spikes">Spikes that the host sends within the run, ascending by tick, then by input in the order of the network, then by index; none twice.</param>
public sealed record Stimulus(int Ticks, ImmutableArray<InputSpike> Spikes)
{
    /// <summary>Spikes that a stimulus may have: more would not be a list but a rate.</summary>
    public const int MostSpikes = 20_000_000;

    /// <summary>Changes of what drives inputs, ascending by tick, then by input in the order of the network; one for an input in a tick.</summary>
    public ImmutableArray<DriveChange> Drives { get; init; } = [];

    /// <summary>True if both have the same length, the same spikes and the same drives.</summary>
    public bool Equals(Stimulus? other) =>
        other is not null && Ticks == other.Ticks && Spikes.AsSpan().SequenceEqual(other.Spikes.AsSpan()) &&
        Drives.AsSpan().SequenceEqual(other.Drives.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Ticks, Spikes.Length, Drives.Length);
}
