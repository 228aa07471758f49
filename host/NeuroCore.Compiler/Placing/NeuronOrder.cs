// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Numerics;
using NeuroCore.Network;

namespace NeuroCore.Compiler;

/// <summary>
/// Orders the neurons of a population so that sources reach few blocks: an event costs a clock for every block between
/// the first and the last that its source reaches. Where a source stands does not matter, only where its targets do.
/// </summary>
internal sealed class NeuronOrder
{
    // Fewer blocks by less than this share are not worth an order that differs from the description's.
    private const double LeastGain = 0.02;
    private const int ExchangesPerNeuron = 150;

    // Synapses that exchanges may move in all: dense networks gain little, and are not worth seconds.
    private const int MostMoves = 1_500_000;
    private const ulong Seed = 0x6F72646572;

    private readonly int _size;
    private readonly int _lanes;
    private readonly int[][] _sourcesOf;
    private readonly int[][] _targetsOf;

    private NeuronOrder(int size, int lanes, int sources, IReadOnlyCollection<(int Source, int Neuron)> synapses)
    {
        (_size, _lanes) = (size, lanes);
        _sourcesOf = Grouped(size, synapses.Select(pair => (pair.Neuron, pair.Source)));
        _targetsOf = Grouped(sources, synapses);
    }

    /// <summary>Offset of each neuron in its population.</summary>
    /// <param name="size">Neurons.</param>
    /// <param name="lanes">Neurons of a block.</param>
    /// <param name="sources">Sources that may reach them.</param>
    /// <param name="synapses">Who reaches whom: number of a source, index of a neuron; no pair twice.</param>
    /// <returns>The order of the description unless another one occupies fewer blocks.</returns>
    public static ImmutableArray<int> Of(int size, int lanes, int sources, IReadOnlyCollection<(int Source, int Neuron)> synapses)
    {
        var plain = Enumerable.Range(0, size).ToArray();
        var order = new NeuronOrder(size, lanes, sources, synapses);
        var before = order.Blocks(plain);
        if (before == order.FewestBlocks())
            return [.. plain];
        var best = new[] { plain, order.ByNeighbours(), order.Folded() }.Select(order.Exchanged).MinBy(order.Blocks)!;
        return order.Blocks(best) <= before * (1 - LeastGain) ? [.. best] : [.. plain];
    }

    /// <summary>Blocks between the first and the last that a source reaches, summed over the sources.</summary>
    private int Blocks(int[] offsets) => _targetsOf.Where(targets => targets.Length > 0)
        .Sum(targets => targets.Max(neuron => offsets[neuron] / _lanes) - targets.Min(neuron => offsets[neuron] / _lanes) + 1);

    /// <summary>What no order can go below: every source has its synapses in as few blocks as hold them.</summary>
    private int FewestBlocks() => _targetsOf.Sum(targets => (targets.Length + _lanes - 1) / _lanes);

    /// <summary>Neurons that share sources next to each other: breadth first from an end, as Cuthill and McKee number a sparse matrix.</summary>
    private int[] ByNeighbours()
    {
        var offsets = Enumerable.Repeat(-1, _size).ToArray();
        var next = 0;
        while (next < _size)
        {
            var start = Enumerable.Range(0, _size).Where(neuron => offsets[neuron] < 0).MinBy(neuron => _sourcesOf[neuron].Length);
            start = Walk(start, [.. offsets])[^1];
            foreach (var neuron in Walk(start, [.. offsets]))
                offsets[neuron] = next++;
        }

        return offsets;
    }

    private List<int> Walk(int start, int[] seen)
    {
        var reached = new List<int> { start };
        seen[start] = 0;
        for (var i = 0; i < reached.Count; i++)
        {
            var shared = _sourcesOf[reached[i]].SelectMany(source => _targetsOf[source])
                .Where(neuron => seen[neuron] < 0)
                .CountBy(neuron => neuron)
                .OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key);
            foreach (var (neuron, _) in shared)
            {
                seen[neuron] = 0;
                reached.Add(neuron);
            }
        }

        return reached;
    }

    /// <summary>A ring laid flat: 0, n - 1, 1, n - 2 and so on, so that its two ends stay together.</summary>
    private int[] Folded() => [.. Enumerable.Range(0, _size).Select(neuron => 2 * neuron < _size ? 2 * neuron : 2 * (_size - neuron) - 1)];

    /// <summary>Exchanges two neurons wherever that occupies fewer blocks; the pairs that are tried are always the same.</summary>
    private int[] Exchanged(int[] offsets)
    {
        var order = (int[])offsets.Clone();
        var chance = new SplitMix64(Seed);
        var blocks = (_size + _lanes - 1) / _lanes;
        var counts = new int[_targetsOf.Length * blocks];
        var masks = new ulong[_targetsOf.Length];
        for (var source = 0; source < masks.Length; source++)
        {
            foreach (var neuron in _targetsOf[source])
                Add(source, order[neuron] / _lanes, 1);
        }

        var synapses = _sourcesOf.Sum(sources => sources.Length) / _size + 1;
        var exchanges = Math.Min(ExchangesPerNeuron * _size, MostMoves / synapses);
        for (var i = 0; i < exchanges; i++)
        {
            var (one, other) = ((int)(chance.NextUnit() * _size), (int)(chance.NextUnit() * _size));
            var (from, to) = (order[one] / _lanes, order[other] / _lanes);
            if (from == to)
                continue;
            if (Moved(one, from, to) + Moved(other, to, from) > 0)
            {
                Moved(one, to, from);
                Moved(other, from, to);
            }
            else
            {
                (order[one], order[other]) = (order[other], order[one]);
            }
        }

        return order;

        int Moved(int neuron, int from, int to)
        {
            var change = 0;
            foreach (var source in _sourcesOf[neuron])
            {
                change -= Span(masks[source]);
                Add(source, from, -1);
                Add(source, to, 1);
                change += Span(masks[source]);
            }

            return change;
        }

        void Add(int source, int block, int change)
        {
            var count = counts[source * blocks + block] += change;
            masks[source] = count == 0 ? masks[source] & ~(1UL << block) : masks[source] | (1UL << block);
        }
    }

    // A range word names 64 blocks, so a mask holds them all.
    private static int Span(ulong mask) =>
        mask == 0 ? 0 : 64 - BitOperations.LeadingZeroCount(mask) - BitOperations.TrailingZeroCount(mask);

    private static int[][] Grouped(int count, IEnumerable<(int Key, int Value)> pairs)
    {
        var groups = pairs.ToLookup(pair => pair.Key, pair => pair.Value);
        return [.. Enumerable.Range(0, count).Select(key => groups[key].ToArray())];
    }
}
