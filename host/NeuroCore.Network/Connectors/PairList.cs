// SPDX-License-Identifier: Apache-2.0
using System.Collections;

namespace NeuroCore.Network;

/// <summary>Pairs of a connector, column by column: lists of millions of them mostly have no weights and delays of their own.</summary>
internal sealed class PairList : IReadOnlyList<ListedPair>
{
    private readonly OptionalColumn<double> _weights;
    private readonly OptionalColumn<Duration> _delays;

    private PairList((int Pre, int Post)[] ends, OptionalColumn<double> weights, OptionalColumn<Duration> delays) => (Ends, _weights, _delays) = (ends, weights, delays);

    /// <summary>Both indices of each.</summary>
    public (int Pre, int Post)[] Ends { get; }

    /// <inheritdoc/>
    public int Count => Ends.Length;

    /// <summary>How many have a weight.</summary>
    public int Weights => _weights.Present;

    /// <summary>How many have a delay.</summary>
    public int Delays => _delays.Present;

    /// <inheritdoc/>
    public ListedPair this[int index] => new(Ends[index].Pre, Ends[index].Post, _weights[index], _delays[index]);

    /// <summary>A list of pairs.</summary>
    public static PairList Of(IEnumerable<ListedPair> pairs)
    {
        if (pairs is PairList list)
            return list;
        var builder = new Builder((pairs as IReadOnlyCollection<ListedPair>)?.Count ?? 0);
        foreach (var pair in pairs)
            builder.Add(pair);
        return builder.Build();
    }

    /// <inheritdoc/>
    public IEnumerator<ListedPair> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>A list under way.</summary>
    /// <param name="room">Pairs to make room for.</param>
    public sealed class Builder(int room)
    {
        private readonly OptionalColumn<double> _weights = new();
        private readonly OptionalColumn<Duration> _delays = new();
        private (int Pre, int Post)[] _ends = new (int, int)[room];

        /// <summary>Pairs so far.</summary>
        public int Count { get; private set; }

        /// <summary>Adds one.</summary>
        public void Add(in ListedPair pair)
        {
            if (Count == _ends.Length)
                Array.Resize(ref _ends, Math.Max(4, 2 * Count));
            _ends[Count++] = (pair.Pre, pair.Post);
            _weights.Add(pair.Weight, _ends.Length);
            _delays.Add(pair.Delay, _ends.Length);
        }

        /// <summary>The list; nothing is added to it any more.</summary>
        public PairList Build()
        {
            Array.Resize(ref _ends, Count);
            return new PairList(_ends, _weights, _delays);
        }
    }
}
