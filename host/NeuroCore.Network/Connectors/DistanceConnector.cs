// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>Each pair with a probability that depends on its distance, one draw for every pair.</summary>
public sealed record DistanceConnector : Connector
{
    internal DistanceConnector(Space space, Falloff probability, ulong seed, double? maxDistance, bool allowSelf)
    {
        if (maxDistance is { } most && !(most >= 0))
            throw new DescriptionException($"max_distance is {Numbers.Text(most)}, but must be 0 or more.");
        Space = space;
        Probability = probability;
        Seed = seed;
        MaxDistance = maxDistance;
        AllowSelf = allowSelf;
    }

    /// <summary>Where the members of both populations lie.</summary>
    public Space Space { get; }

    /// <summary>Probability by distance.</summary>
    public Falloff Probability { get; }

    /// <summary>Where the generator starts.</summary>
    public ulong Seed { get; }

    /// <summary>Pairs further apart are not joined; null: however far.</summary>
    public double? MaxDistance { get; }

    /// <summary>False leaves out a neuron's connection to itself.</summary>
    public bool AllowSelf { get; }

    internal override IEnumerable<ListedPair> Pairs(ProjectionEnds ends)
    {
        var chance = new SplitMix64(Seed);
        foreach (var pair in AllPairs(ends))
        {
            // Pairs that cannot be joined draw too: the other pairs are the same with and without them.
            var draw = chance.NextUnit();
            var distance = Space.Distance(ends, pair.Pre, pair.Post);
            if (distance <= (MaxDistance ?? double.PositiveInfinity) && draw < Probability.At(distance) && (AllowSelf || !IsSelf(ends, pair)))
                yield return pair;
        }
    }

    internal override void Check(ProjectionEnds ends, double tickSeconds, WeightMode mode) => Space.Check(ends);
}
