// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Compiler;

/// <summary>The blocks of a population that a source reaches, counted from the population's first.</summary>
/// <param name="Population">Index of the population.</param>
/// <param name="First">First block.</param>
/// <param name="Last">Last block.</param>
internal readonly record struct Reach(int Population, int First, int Last);

/// <summary>
/// Orders populations so that sources reach few blocks: those between the populations that a source reaches are walked too.
/// </summary>
internal sealed class PopulationOrder
{
    private readonly ImmutableArray<int> _blocks;
    private readonly List<(Reach[] Reaches, int Sources)> _kinds;

    private PopulationOrder(ImmutableArray<int> blocks, IEnumerable<IReadOnlyList<Reach>> reaches)
    {
        _blocks = blocks;
        _kinds = [.. reaches.Where(reach => reach.Count > 1)
            .GroupBy(reach => new string([.. reach.SelectMany(part => new[] { (char)part.Population, (char)part.First, (char)part.Last })]), StringComparer.Ordinal)
            .Select(group => (group.First().ToArray(), group.Count()))];
    }

    /// <summary>The populations in their new order: that of the description unless another one occupies fewer blocks.</summary>
    /// <param name="blocks">Blocks of each population.</param>
    /// <param name="reaches">For each source, what it reaches.</param>
    public static ImmutableArray<int> Of(ImmutableArray<int> blocks, IEnumerable<IReadOnlyList<Reach>> reaches)
    {
        var order = new PopulationOrder(blocks, reaches);
        var best = Enumerable.Range(0, blocks.Length).ToArray();
        if (order._kinds.Count == 0)
            return [.. best];

        // One population at a time goes where it saves most, until none saves anything.
        for (var (improved, cost) = (true, order.Cost(best)); improved;)
        {
            var better = Moves(best).Select(moved => (moved, cost: order.Cost(moved))).MinBy(move => move.cost);
            improved = better.cost < cost;
            if (improved)
                (best, cost) = better;
        }

        return [.. best];
    }

    private static IEnumerable<int[]> Moves(int[] order)
    {
        for (var from = 0; from < order.Length; from++)
        {
            for (var to = 0; to < order.Length; to++)
            {
                var moved = order.ToList();
                moved.RemoveAt(from);
                moved.Insert(to, order[from]);
                yield return [.. moved];
            }
        }
    }

    private long Cost(int[] order)
    {
        var starts = new int[order.Length];
        var next = 0;
        foreach (var population in order)
        {
            starts[population] = next;
            next += _blocks[population];
        }

        return _kinds.Sum(kind => (long)kind.Sources *
            (kind.Reaches.Max(reach => starts[reach.Population] + reach.Last) - kind.Reaches.Min(reach => starts[reach.Population] + reach.First) + 1));
    }
}
