// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>The same number of sources for every target, drawn without repetition: a fixed in-degree.</summary>
public sealed record FixedNumberPreConnector : Connector
{
    internal FixedNumberPreConnector(int number, ulong seed, bool allowSelf)
    {
        Number = Draws.RequireNumber(number);
        Seed = seed;
        AllowSelf = allowSelf;
    }

    /// <summary>Sources of each target, 0 or more.</summary>
    public int Number { get; }

    /// <summary>Where the generator starts.</summary>
    public ulong Seed { get; }

    /// <summary>False leaves out a neuron's connection to itself.</summary>
    public bool AllowSelf { get; }

    internal override IEnumerable<ListedPair> Pairs(ProjectionEnds ends)
    {
        var chance = new SplitMix64(Seed);
        for (var post = 0; post < ends.TargetSize; post++)
        {
            foreach (var pre in chance.Choose(Number, ends.SourceSize, ends.Recurrent && !AllowSelf ? post : null))
                yield return new ListedPair(pre, post, null);
        }
    }

    internal override void Check(ProjectionEnds ends, double tickSeconds, WeightMode mode) =>
        Draws.RequireEnough("fixed_number_pre", Number, ends.Source, ends.SourceSize, ends.Recurrent && !AllowSelf);
}
