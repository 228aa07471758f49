// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Compiler;

/// <summary>For each of some numbers the list of what it is paired with, all lists in one array.</summary>
internal sealed class Adjacency
{
    private readonly int[] _starts;
    private readonly int[] _values;

    /// <param name="count">Numbers that have lists: 0 to this, less one.</param>
    /// <param name="keys">The number of each pair.</param>
    /// <param name="values">What it is paired with; each list keeps the order of the pairs.</param>
    public Adjacency(int count, ReadOnlySpan<int> keys, ReadOnlySpan<int> values)
    {
        _starts = new int[count + 1];
        _values = new int[keys.Length];
        foreach (var key in keys)
            _starts[key + 1]++;
        for (var key = 0; key < count; key++)
            _starts[key + 1] += _starts[key];
        var next = _starts.AsSpan(0, count).ToArray();
        for (var pair = 0; pair < keys.Length; pair++)
            _values[next[keys[pair]]++] = values[pair];
    }

    /// <summary>Numbers that have lists.</summary>
    public int Count => _starts.Length - 1;

    /// <summary>All pairs.</summary>
    public int Pairs => _values.Length;

    /// <summary>The list of a number.</summary>
    public ReadOnlySpan<int> this[int key] => _values.AsSpan(_starts[key], _starts[key + 1] - _starts[key]);
}
