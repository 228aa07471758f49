// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>Everybody with everybody.</summary>
/// <param name="AllowSelf">False leaves out a neuron's connection to itself.</param>
public sealed record AllToAllConnector(bool AllowSelf) : Connector
{
    internal override IEnumerable<ListedPair> Pairs(ProjectionEnds ends) =>
        AllPairs(ends).Where(pair => AllowSelf || !IsSelf(ends, pair));

    internal override void Check(ProjectionEnds ends, double tickSeconds, WeightMode mode)
    {
    }
}
