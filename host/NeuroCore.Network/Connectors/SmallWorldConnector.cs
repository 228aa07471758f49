// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>
/// The small world of Watts and Strogatz: on a ring each source is joined with its nearest targets, and each of these
/// connections goes with some probability to another target instead. Connections have a direction.
/// </summary>
public sealed record SmallWorldConnector : Connector
{
    internal SmallWorldConnector(int degree, double rewiring, ulong seed)
    {
        if (degree < 2 || degree % 2 != 0)
            throw new DescriptionException($"the degree of a small world is {degree}, but must be an even number of 2 or more: half of it to each side.");
        if (!(rewiring is >= 0 and <= 1))
            throw new DescriptionException($"the rewiring of a small world is {Numbers.Text(rewiring)}, but it must lie within 0..1.");
        Degree = degree;
        Rewiring = rewiring;
        Seed = seed;
    }

    /// <summary>Targets of each source: an even number, half of them to each side.</summary>
    public int Degree { get; }

    /// <summary>Probability that a connection goes elsewhere, 0..1.</summary>
    public double Rewiring { get; }

    /// <summary>Where the generator starts.</summary>
    public ulong Seed { get; }

    internal override IEnumerable<ListedPair> Pairs(ProjectionEnds ends)
    {
        var chance = new SplitMix64(Seed);
        for (var pre = 0; pre < ends.SourceSize; pre++)
        {
            foreach (var post in TargetsOf(pre, ends.TargetSize, chance))
                yield return new ListedPair(pre, post, null);
        }
    }

    internal override void Check(ProjectionEnds ends, double tickSeconds, WeightMode mode)
    {
        if (ends.SourceSize != ends.TargetSize)
        {
            throw new DescriptionException(
                $"small_world needs populations of one size, but '{ends.Source}' has {ends.SourceSize} members and '{ends.Target}' has {ends.TargetSize}.");
        }

        if (Degree >= ends.SourceSize)
        {
            throw new DescriptionException(
                $"the degree of the small world of '{ends.Source}' is {Degree}, but must be below its size, {ends.SourceSize}.");
        }
    }

    private SortedSet<int> TargetsOf(int pre, int size, SplitMix64 chance)
    {
        var near = Enumerable.Range(1, Degree / 2).SelectMany(step => new[] { (pre + step) % size, (pre - step + size) % size }).ToList();
        var targets = new SortedSet<int>(near);
        foreach (var post in near)
        {
            if (chance.NextUnit() >= Rewiring)
                continue;
            var free = Enumerable.Range(0, size).Where(other => other != pre && !targets.Contains(other)).ToList();
            if (free.Count == 0)
                continue;
            targets.Remove(post);
            targets.Add(free[chance.NextBelow(free.Count)]);
        }

        return targets;
    }
}
