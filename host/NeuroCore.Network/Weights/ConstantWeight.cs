// SPDX-License-Identifier: Apache-2.0

namespace NeuroCore.Network;

/// <summary>The same weight everywhere.</summary>
/// <param name="Weight">The weight, on the network's scale.</param>
public sealed record ConstantWeight(double Weight) : WeightRule
{
    internal override IEnumerable<double> Of(IEnumerable<ListedPair> pairs, WeightMode mode) => pairs.Select(_ => Weight);

    internal override void Check(ProjectionEnds ends, Func<int> connections, WeightMode mode) => Require(Weight, mode, ends);
}
