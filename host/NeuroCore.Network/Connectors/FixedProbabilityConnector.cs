// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>Each pair with the same probability, one draw for every pair.</summary>
public sealed record FixedProbabilityConnector : Connector
{
    internal FixedProbabilityConnector(double probability, ulong seed, bool allowSelf)
    {
        if (!(probability >= 0 && probability <= 1))
            throw new DescriptionException($"the probability of a connection is {Numbers.Text(probability)}, but it must lie within 0..1.");
        Probability = probability;
        Seed = seed;
        AllowSelf = allowSelf;
    }

    /// <summary>Probability of a pair, 0..1.</summary>
    public double Probability { get; }

    /// <summary>Where the generator starts.</summary>
    public ulong Seed { get; }

    /// <summary>False leaves out a neuron's connection to itself.</summary>
    public bool AllowSelf { get; }

    // All at once: large networks draw many millions of times, and few of them join anything.
    internal override IEnumerable<ListedPair> Pairs(ProjectionEnds ends)
    {
        var pairs = new PairList.Builder(0);
        var (chance, withoutSelf) = (new SplitMix64(Seed), ends.Recurrent && !AllowSelf);
        for (var pre = 0; pre < ends.SourceSize; pre++)
        {
            for (var post = 0; post < ends.TargetSize; post++)
            {
                // Pairs that are left out draw too: the other pairs are the same with and without them.
                if (chance.NextUnit() < Probability && !(withoutSelf && pre == post))
                    pairs.Add(new ListedPair(pre, post, null));
            }
        }

        return pairs.Build();
    }

    internal override void Check(ProjectionEnds ends, double tickSeconds, WeightMode mode)
    {
    }
}
