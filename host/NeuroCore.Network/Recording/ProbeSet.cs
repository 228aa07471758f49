// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Network;

/// <summary>What is sampled, all at one time.</summary>
/// <param name="Every">k, 1..255: after every k-th tick.</param>
/// <param name="Probes">What, in the order of the samples; together at most 16 values.</param>
public sealed record ProbeSet(int Every, ImmutableArray<Probe> Probes)
{
    /// <summary>Most values that are sampled together.</summary>
    public const int MostValues = 16;

    /// <summary>Most ticks from one sample to the next.</summary>
    public const int MostTicks = 255;

    /// <summary>True if both sample the same.</summary>
    public bool Equals(ProbeSet? other) =>
        other is not null && Every == other.Every && Probes.AsSpan().SequenceEqual(other.Probes.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Every, Probes.Length);
}
