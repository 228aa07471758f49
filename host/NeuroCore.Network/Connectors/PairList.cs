// SPDX-License-Identifier: Apache-2.0
using System.Collections;

namespace NeuroCore.Network;

/// <summary>Pairs of a connector, column by column: lists of millions of them mostly have no weights and delays of their own.</summary>
internal sealed class PairList : IReadOnlyList<ListedPair>
{
    private readonly (int Pre, int Post)[] _ends;
    private readonly double?[]? _weights;    // null: no pair has one
    private readonly Duration?[]? _delays;

    private PairList((int Pre, int Post)[] ends, double?[]? weights, Duration?[]? delays) => (_ends, _weights, _delays) = (ends, weights, delays);

    /// <inheritdoc/>
    public int Count => _ends.Length;

    /// <summary>Both indices of each.</summary>
    public (int Pre, int Post)[] Ends => _ends;

    /// <summary>How many have a weight.</summary>
    public int Weights => _weights?.Count(weight => weight is not null) ?? 0;

    /// <summary>How many have a delay.</summary>
    public int Delays => _delays?.Count(delay => delay is not null) ?? 0;

    /// <inheritdoc/>
    public ListedPair this[int index] => new(_ends[index].Pre, _ends[index].Post, _weights?[index], _delays?[index]);

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
        private (int Pre, int Post)[] _ends = new (int, int)[room];
        private double?[]? _weights;
        private Duration?[]? _delays;

        /// <summary>Pairs so far.</summary>
        public int Count { get; private set; }

        /// <summary>Adds one.</summary>
        public void Add(in ListedPair pair)
        {
            if (Count == _ends.Length)
                Grow(Math.Max(4, 2 * Count));
            _ends[Count] = (pair.Pre, pair.Post);
            if (pair.Weight is not null)
                (_weights ??= new double?[_ends.Length])[Count] = pair.Weight;
            if (pair.Delay is not null)
                (_delays ??= new Duration?[_ends.Length])[Count] = pair.Delay;
            Count++;
        }

        /// <summary>The list; nothing is added to it any more.</summary>
        public PairList Build()
        {
            if (Count < _ends.Length)
                Grow(Count);
            return new PairList(_ends, _weights, _delays);
        }

        private void Grow(int size)
        {
            Array.Resize(ref _ends, size);
            if (_weights is not null)
                Array.Resize(ref _weights, size);
            if (_delays is not null)
                Array.Resize(ref _delays, size);
        }
    }
}
