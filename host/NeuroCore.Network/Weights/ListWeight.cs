// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Network;

/// <summary>A weight for each connection, in their order.</summary>
/// <param name="Weights">The weights, on the network's scale.</param>
public sealed record ListWeight(ImmutableArray<double> Weights) : WeightRule
{
    /// <summary>True if both list the same weights.</summary>
    public bool Equals(ListWeight? other) => other is not null && Weights.AsSpan().SequenceEqual(other.Weights.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Weights.Length, Weights.FirstOrDefault());

    internal override IEnumerable<double> Of(IEnumerable<ListedPair> pairs, WeightMode mode) => Weights;

    internal override void Check(ProjectionEnds ends, Func<int> connections, WeightMode mode)
    {
        if (connections() is var count && count != Weights.Length)
        {
            throw new DescriptionException(
                $"the projection from '{ends.Source}' to '{ends.Target}' lists {Weights.Length} weights, but has {count} connections: list one for each, in their order.");
        }

        foreach (var weight in Weights)
            Require(weight, mode, ends);
    }
}
