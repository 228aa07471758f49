// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Network;

/// <summary>A delay for each connection, in their order.</summary>
/// <param name="Delays">Whole ticks, 0..7.</param>
public sealed record ListDelay(ImmutableArray<Duration> Delays) : DelayRule
{
    /// <summary>True if both list the same delays.</summary>
    public bool Equals(ListDelay? other) => other is not null && Delays.AsSpan().SequenceEqual(other.Delays.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Delays.Length, Delays.FirstOrDefault());

    internal override IEnumerable<int> Of(IEnumerable<ListedPair> pairs, double tickSeconds) =>
        Delays.Select(delay => (int)Math.Round(delay.TicksAt(tickSeconds)));

    internal override void Check(ProjectionEnds ends, Func<int> connections, double tickSeconds)
    {
        if (connections() is var count && count != Delays.Length)
        {
            throw new DescriptionException(
                $"the projection from '{ends.Source}' to '{ends.Target}' lists {Delays.Length} delays, but has {count} connections: list one for each, in their order.");
        }

        foreach (var delay in Delays)
            Ticks(delay, tickSeconds, ends);
    }
}
