// SPDX-License-Identifier: Apache-2.0
using System.Collections;

namespace NeuroCore.Network;

/// <summary>The synapses of a projection, column by column: most have one weight and one delay for all, and then only ends are kept.</summary>
public sealed class ConnectionList : IReadOnlyList<Connection>
{
    private readonly (int Pre, int Post)[] _ends;
    private readonly double[]? _weights;    // null: all have that of the projection
    private readonly int[]? _delays;
    private readonly double _weight;
    private readonly int _delay;

    private ConnectionList((int Pre, int Post)[] ends, double[]? weights, double weight, int[]? delays, int delay) =>
        (_ends, _weights, _weight, _delays, _delay) = (ends, weights, weight, delays, delay);

    /// <inheritdoc/>
    public int Count => _ends.Length;

    /// <inheritdoc/>
    public Connection this[int index] => new(
        _ends[index].Pre, _ends[index].Post, _weights is null ? _weight : _weights[index], _delays is null ? _delay : _delays[index]);

    /// <summary>Pairs of a connector with weights and delays.</summary>
    /// <param name="pairs">The pairs, with those that they bring.</param>
    /// <param name="weight">Where weights come from; null: from the pairs, 0 where they bring none.</param>
    /// <param name="mode">How numbers relate to the board's integers.</param>
    /// <param name="delay">Where delays come from; null: from the pairs, 0 where they bring none.</param>
    /// <param name="tickSeconds">Time that a tick stands for, seconds.</param>
    internal static ConnectionList Of(PairList pairs, WeightRule? weight, WeightMode mode, DelayRule? delay, double tickSeconds)
    {
        var weights = weight switch
        {
            ConstantWeight => null,
            null => pairs.Weights == 0 ? null : pairs.Select(pair => pair.Weight ?? 0).ToArray(),
            _ => weight.Of(pairs, mode).ToArray(),
        };
        var delays = delay switch
        {
            ConstantDelay => null,
            null => pairs.Delays == 0 ? null : pairs.Select(pair => (int)Math.Round(pair.Delay?.TicksAt(tickSeconds) ?? 0)).ToArray(),
            _ => delay.Of(pairs, tickSeconds).ToArray(),
        };
        return new ConnectionList(
            pairs.Ends, weights, (weight as ConstantWeight)?.Weight ?? 0, delays, (delay as ConstantDelay)?.InTicks(tickSeconds) ?? 0);
    }

    /// <summary>Goes through them in their order.</summary>
    public Enumerator GetEnumerator() => new(this);

    IEnumerator<Connection> IEnumerable<Connection>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Goes through a list.</summary>
    public struct Enumerator : IEnumerator<Connection>
    {
        private readonly ConnectionList _list;
        private int _index = -1;

        internal Enumerator(ConnectionList list) => _list = list;

        /// <inheritdoc/>
        public readonly Connection Current => _list[_index];

        readonly object IEnumerator.Current => Current;

        /// <inheritdoc/>
        public bool MoveNext() => ++_index < _list.Count;

        /// <inheritdoc/>
        public void Reset() => _index = -1;

        /// <inheritdoc/>
        public readonly void Dispose()
        {
        }
    }
}
