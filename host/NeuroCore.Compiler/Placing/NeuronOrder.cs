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

    // Synapses that exchanges may move in all: dense networks gain little, and are not worth seconds. Where that leaves
    // too few exchanges of each neuron to sort anything, none is tried.
    private const int MostMoves = 1_500_000;
    private const int LeastExchangesPerNeuron = 32;

    // Pairs of neurons that share a source, counted for each source: beyond so many everybody neighbours everybody.
    private const long MostShared = 10_000_000;
    private const ulong Seed = 0x6F72646572;

    private readonly int _size;
    private readonly int _lanes;
    private readonly Adjacency _targetsOf;
    private Adjacency? _sources;

    private NeuronOrder(int size, int lanes, int sources, Arrivals arrivals)
    {
        (_size, _lanes) = (size, lanes);
        _targetsOf = Adjacency.OfSources(sources, arrivals);
    }

    // Made when somebody asks: most large networks are through before.
    private Adjacency SourcesOf => _sources ??= _targetsOf.Turned(_size);

    /// <summary>Offset of each neuron in its population.</summary>
    /// <param name="size">Neurons.</param>
    /// <param name="lanes">Neurons of a block.</param>
    /// <param name="sources">Sources that may reach them.</param>
    /// <param name="arrivals">Who reaches whom; no pair twice.</param>
    /// <returns>The order of the description unless another one occupies fewer blocks.</returns>
    public static ImmutableArray<int> Of(int size, int lanes, int sources, Arrivals arrivals)
    {
        var plain = Enumerable.Range(0, size).ToArray();
        var order = new NeuronOrder(size, lanes, sources, arrivals);
        var before = order.Blocks(plain);
        if (before == order.FewestBlocks())
            return [.. plain];
        var best = order.Beginnings(plain).Select(order.Exchanged).MinBy(order.Blocks)!;
        return order.Blocks(best) <= before * (1 - LeastGain) ? [.. best] : [.. plain];
    }

    private IEnumerable<int[]> Beginnings(int[] plain)
    {
        yield return plain;
        if (SharedPairs() <= MostShared)
            yield return ByNeighbours();
        yield return Folded();
    }

    private long SharedPairs()
    {
        var pairs = 0L;
        for (var source = 0; source < _targetsOf.Count; source++)
            pairs += (long)_targetsOf[source].Length * _targetsOf[source].Length;
        return pairs;
    }

    /// <summary>Blocks between the first and the last that a source reaches, summed over the sources.</summary>
    private int Blocks(int[] offsets)
    {
        var blocks = 0;
        for (var source = 0; source < _targetsOf.Count; source++)
        {
            var (first, last) = (int.MaxValue, -1);
            foreach (var neuron in _targetsOf[source])
                (first, last) = (Math.Min(first, offsets[neuron]), Math.Max(last, offsets[neuron]));
            if (last >= 0)
                blocks += (last / _lanes) - (first / _lanes) + 1;
        }

        return blocks;
    }

    /// <summary>What no order can go below: every source has its synapses in as few blocks as hold them.</summary>
    private int FewestBlocks()
    {
        var blocks = 0;
        for (var source = 0; source < _targetsOf.Count; source++)
            blocks += (_targetsOf[source].Length + _lanes - 1) / _lanes;
        return blocks;
    }

    /// <summary>Neurons that share sources next to each other: breadth first from an end, as Cuthill and McKee number a sparse matrix.</summary>
    private int[] ByNeighbours()
    {
        var offsets = Enumerable.Repeat(-1, _size).ToArray();
        var (seen, counts) = (new int[_size], new int[_size]);
        var (next, walks) = (0, 0);
        foreach (var start in Enumerable.Range(0, _size).OrderBy(neuron => SourcesOf[neuron].Length))
        {
            if (offsets[start] >= 0)
                continue;
            var end = Walk(start, seen, counts, ++walks)[^1];
            foreach (var neuron in Walk(end, seen, counts, ++walks))
                offsets[neuron] = next++;
        }

        return offsets;
    }

    // Who shares sources with whom belongs to one part of the network, and no walk leaves it: so what is seen is what this walk has seen.
    private List<int> Walk(int start, int[] seen, int[] counts, int walk)
    {
        var reached = new List<int> { start };
        var shared = new List<int>();
        seen[start] = walk;
        for (var i = 0; i < reached.Count; i++)
        {
            shared.Clear();
            foreach (var source in SourcesOf[reached[i]])
            {
                foreach (var neuron in _targetsOf[source])
                {
                    if (seen[neuron] != walk && counts[neuron]++ == 0)
                        shared.Add(neuron);
                }
            }

            shared.Sort((one, other) => counts[one] != counts[other] ? counts[other] - counts[one] : one - other);
            foreach (var neuron in shared)
                (seen[neuron], counts[neuron]) = (walk, 0);
            reached.AddRange(shared);
        }

        return reached;
    }

    /// <summary>A ring laid flat: 0, n - 1, 1, n - 2 and so on, so that its two ends stay together.</summary>
    private int[] Folded() => [.. Enumerable.Range(0, _size).Select(neuron => 2 * neuron < _size ? 2 * neuron : 2 * (_size - neuron) - 1)];

    /// <summary>Exchanges two neurons wherever that occupies fewer blocks; the pairs that are tried are always the same.</summary>
    private int[] Exchanged(int[] offsets)
    {
        var order = (int[])offsets.Clone();
        var exchanges = Math.Min(ExchangesPerNeuron * _size, MostMoves / (_targetsOf.Pairs / _size + 1));
        if (exchanges < LeastExchangesPerNeuron * _size)
            return order;
        var chance = new SplitMix64(Seed);
        var blocks = (_size + _lanes - 1) / _lanes;
        var counts = new int[_targetsOf.Count * blocks];
        var masks = new ulong[_targetsOf.Count];
        for (var source = 0; source < masks.Length; source++)
        {
            foreach (var neuron in _targetsOf[source])
                Add(source, order[neuron] / _lanes, 1);
        }

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
            foreach (var source in SourcesOf[neuron])
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
}
