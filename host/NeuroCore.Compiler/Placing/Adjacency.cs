// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Compiler;

/// <summary>For each of some numbers the list of what it is paired with, all lists in one array.</summary>
internal sealed class Adjacency
{
    private readonly int[] _starts;
    private readonly int[] _values;

    /// <param name="count">Numbers that have lists: 0 to this, less one.</param>
    /// <param name="pairs">How many pairs come.</param>
    /// <param name="all">The pairs; each list keeps their order.</param>
    public Adjacency(int count, int pairs, IEnumerable<(int Key, int Value)> all)
    {
        _starts = new int[count + 1];
        _values = new int[pairs];
        foreach (var (key, _) in all)
            _starts[key + 1]++;
        for (var key = 0; key < count; key++)
            _starts[key + 1] += _starts[key];
        var next = _starts.AsSpan(0, count).ToArray();
        foreach (var (key, value) in all)
            _values[next[key]++] = value;
    }

    /// <summary>Numbers that have lists.</summary>
    public int Count => _starts.Length - 1;

    /// <summary>All pairs.</summary>
    public int Pairs => _values.Length;

    /// <summary>The list of a number.</summary>
    public ReadOnlySpan<int> this[int key] => _values.AsSpan(_starts[key], _starts[key + 1] - _starts[key]);
}
