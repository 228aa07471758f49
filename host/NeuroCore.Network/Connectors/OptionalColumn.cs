// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>A column of a list in which values may be missing: nothing is kept while all are, and who has one only if some have.</summary>
/// <typeparam name="T">What a value is.</typeparam>
internal sealed class OptionalColumn<T>
    where T : struct
{
    private const int LeastRoom = 4;

    private T[] _values = [];
    private bool[]? _isThere;    // null: all are, or none is
    private int _count;

    /// <summary>How many are there.</summary>
    public int Present { get; private set; }

    /// <summary>A value; null if it is missing.</summary>
    public T? this[int index] => Present == 0 || _isThere?[index] == false ? null : _values[index];

    /// <summary>Adds one.</summary>
    /// <param name="value">The value, or null.</param>
    /// <param name="room">Values to make room for when the first is there.</param>
    public void Add(T? value, int room)
    {
        if (value is not null || Present > 0)
            Keep(value, room);
        _count++;
    }

    private void Keep(T? value, int room)
    {
        if (_count >= _values.Length)
            Array.Resize(ref _values, Math.Max(Math.Max(room, LeastRoom), 2 * _count));
        // From here on some are there and some are not.
        if (_isThere is null && (value is null || (Present == 0 && _count > 0)))
            _isThere = [.. Enumerable.Repeat(Present > 0, _count)];
        if (_isThere is not null)
        {
            if (_count >= _isThere.Length)
                Array.Resize(ref _isThere, _values.Length);
            _isThere[_count] = value is not null;
        }

        _values[_count] = value.GetValueOrDefault();
        Present += value is null ? 0 : 1;
    }
}
