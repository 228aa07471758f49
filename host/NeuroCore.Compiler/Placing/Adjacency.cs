// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Compiler;

/// <summary>For each of some numbers the list of what it is paired with, all lists in one array.</summary>
internal sealed class Adjacency
{
    private readonly int[] _starts;
    private readonly int[] _values;

    private Adjacency(int count, int pairs) => (_starts, _values) = (new int[count + 1], new int[pairs]);

    /// <summary>For each source the neurons that it reaches, in the order of the pairs.</summary>
    /// <param name="sources">How many sources there are.</param>
    /// <param name="arrivals">Who reaches whom.</param>
    public static Adjacency OfSources(int sources, Arrivals arrivals)
    {
        var lists = new Adjacency(sources, arrivals.Count);
        foreach (var (first, connections) in arrivals.Parts)
        {
            foreach (var connection in connections)
                lists._starts[first + connection.Pre + 1]++;
        }

        var next = lists.Sum();
        foreach (var (first, connections) in arrivals.Parts)
        {
            foreach (var connection in connections)
                lists._values[next[first + connection.Pre]++] = connection.Post;
        }

        return lists;
    }

    /// <summary>The other way: for each number that stands in some list, ascending, those whose list it stands in.</summary>
    /// <param name="count">Numbers that may stand in lists.</param>
    public Adjacency Turned(int count)
    {
        var lists = new Adjacency(count, Pairs);
        foreach (var value in _values)
            lists._starts[value + 1]++;
        var next = lists.Sum();
        for (var key = 0; key < Count; key++)
        {
            foreach (var value in this[key])
                lists._values[next[value]++] = key;
        }

        return lists;
    }

    /// <summary>Numbers that have lists.</summary>
    public int Count => _starts.Length - 1;

    /// <summary>All pairs.</summary>
    public int Pairs => _values.Length;

    /// <summary>The list of a number.</summary>
    public ReadOnlySpan<int> this[int key] => _values.AsSpan(_starts[key], _starts[key + 1] - _starts[key]);

    // Where each list begins, from how long it is.
    private int[] Sum()
    {
        for (var key = 0; key < Count; key++)
            _starts[key + 1] += _starts[key];
        return _starts.AsSpan(0, Count).ToArray();
    }
}
