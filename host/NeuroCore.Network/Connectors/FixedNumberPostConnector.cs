// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>The same number of targets for every source, drawn without repetition: a fixed out-degree.</summary>
public sealed record FixedNumberPostConnector : Connector
{
    internal FixedNumberPostConnector(int number, ulong seed, bool allowSelf)
    {
        Number = Draws.RequireNumber(number);
        Seed = seed;
        AllowSelf = allowSelf;
    }

    /// <summary>Targets of each source, 0 or more.</summary>
    public int Number { get; }

    /// <summary>Where the generator starts.</summary>
    public ulong Seed { get; }

    /// <summary>False leaves out a neuron's connection to itself.</summary>
    public bool AllowSelf { get; }

    internal override IEnumerable<ListedPair> Pairs(ProjectionEnds ends)
    {
        var chance = new SplitMix64(Seed);
        for (var pre = 0; pre < ends.SourceSize; pre++)
        {
            foreach (var post in chance.Choose(Number, ends.TargetSize, ends.Recurrent && !AllowSelf ? pre : null))
                yield return new ListedPair(pre, post, null);
        }
    }

    internal override void Check(ProjectionEnds ends, double tickSeconds, WeightMode mode) =>
        Draws.RequireEnough("fixed_number_post", Number, ends.Target, ends.TargetSize, ends.Recurrent && !AllowSelf);
}
