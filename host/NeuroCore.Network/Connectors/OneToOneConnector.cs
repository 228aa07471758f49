// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>Number i with number i.</summary>
public sealed record OneToOneConnector : Connector
{
    internal override IEnumerable<ListedPair> Pairs(ProjectionEnds ends) =>
        Enumerable.Range(0, ends.SourceSize).Select(index => new ListedPair(index, index, null));

    internal override void Check(ProjectionEnds ends, double tickSeconds, WeightMode mode)
    {
        if (ends.SourceSize != ends.TargetSize)
        {
            throw new DescriptionException(
                $"one_to_one needs populations of one size, but '{ends.Source}' has {ends.SourceSize} members and '{ends.Target}' has {ends.TargetSize}.");
        }
    }
}
