// SPDX-License-Identifier: Apache-2.0
using PureHDF;

namespace NeuroCore.Formats.Nir;

/// <summary>Nodes and edges of a NIR graph that is to be written.</summary>
/// <param name="names">Names that are kept for populations and inputs.</param>
internal sealed class NirNodes(IEnumerable<string> names)
{
    private readonly HashSet<string> _taken = [.. names];
    private readonly H5Group _nodes = [];
    private readonly List<string> _edges = [];

    /// <summary>Adds the node of a population or an input.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">Its type.</param>
    /// <param name="values">What it holds.</param>
    public void Named(string name, string type, params (string Key, object Value)[] values)
    {
        var node = new H5Group { ["type"] = type };
        foreach (var (key, value) in values)
            node[key] = value;
        _nodes[name] = node;
    }

    /// <summary>Adds another node.</summary>
    /// <param name="name">A name; a number is added if another node has it.</param>
    /// <param name="type">Its type.</param>
    /// <param name="values">What it holds.</param>
    /// <returns>The name that it got.</returns>
    public string Add(string name, string type, params (string Key, object Value)[] values)
    {
        var free = name;
        for (var number = 2; !_taken.Add(free); number++)
            free = $"{name}_{number}";
        Named(free, type, values);
        return free;
    }

    /// <summary>Adds an edge.</summary>
    public void Edge(string from, string to) => _edges.AddRange([from, to]);

    /// <summary>The graph.</summary>
    public H5Group Graph() => new()
    {
        ["type"] = "NIRGraph",
        ["nodes"] = _nodes,
        ["edges"] = new H5Dataset(_edges.ToArray(), fileDims: [(ulong)_edges.Count / 2, 2]),
    };
}
