// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Text;
using NeuroCore.Formats.Hdf;

namespace NeuroCore.Formats.Nir;

/// <summary>Reads a NIR file into one flat graph.</summary>
internal sealed class NirFile
{
    private const string GraphType = "NIRGraph";
    private const int MostNodes = 10_000;
    private const int Deepest = 24;
    private const int Halves = 2;

    private readonly string _path;
    private readonly ImmutableDictionary<string, NirNode>.Builder _nodes = ImmutableDictionary.CreateBuilder<string, NirNode>(StringComparer.Ordinal);
    private readonly List<string> _order = [];
    private readonly HashSet<(string, string)> _known = [];
    private readonly List<(string From, string To)> _edges = [];

    private NirFile(string path) => _path = path;

    /// <summary>True if a file begins as HDF5 files do.</summary>
    public static bool LooksLike(ReadOnlySpan<byte> start) => start.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'H', (byte)'D', (byte)'F']);

    /// <summary>Reads a file.</summary>
    /// <exception cref="FormatException">It is damaged, or no NIR.</exception>
    public static NirGraph Read(string path)
    {
        using var file = HdfFile.Open(path);
        var root = file.Root.Group("node") ?? throw new FormatException(path, "this HDF5 file has no group 'node', so it is no NIR.");
        var reader = new NirFile(path);
        reader.Graph(root, "", 0);
        var version = file.Root.Read("version")?.Texts?.FirstOrDefault();
        return reader._nodes.Count > 0
            ? new NirGraph(path, version, reader._nodes.ToImmutable(), [.. reader._order], [.. reader._edges])
            : throw new FormatException(path, "the graph has no nodes.");
    }

    /// <summary>Reads a graph; its nodes get its name and a dot before theirs.</summary>
    /// <returns>Names of the nodes at which edges to and from the graph end.</returns>
    private (List<string> Inputs, List<string> Outputs) Graph(HdfGroup group, string prefix, int depth)
    {
        var what = depth == 0 ? "the graph" : $"the graph '{prefix.TrimEnd('.')}'";
        if (depth > Deepest)
            throw new FormatException(_path, $"graphs lie in graphs {Deepest} deep at '{prefix.TrimEnd('.')}', as if one held itself: write the file again.");
        var nodes = group.Group("nodes") ?? throw new FormatException(_path, $"{what} has no group 'nodes'.");
        var ends = new Dictionary<string, (List<string> Inputs, List<string> Outputs)>(StringComparer.Ordinal);
        foreach (var name in nodes.Groups)
            ends.Add(name, Node(nodes.Group(name)!, prefix + name, depth));
        foreach (var (from, to) in Edges(group, what))
        {
            var sources = End(ends, prefix, from, outputs: true) ?? throw Unknown(what, from, ends.Keys);
            var targets = End(ends, prefix, to, outputs: false) ?? throw Unknown(what, to, ends.Keys);
            foreach (var source in sources)
            {
                foreach (var target in targets.Where(target => _known.Add((source, target))))
                    _edges.Add((source, target));
            }
        }

        return Ends(ends, prefix, depth);
    }

    private (List<string> Inputs, List<string> Outputs) Node(HdfGroup group, string name, int depth)
    {
        var type = group.Read("type")?.Texts?.FirstOrDefault() ?? throw new FormatException(_path, $"the node '{name}' has no type.");
        if (type == GraphType || (group.Group("nodes") is not null && !group.HasDataset("weight")))
            return Graph(group, name + ".", depth + 1);
        if (_order.Count >= MostNodes)
            throw new FormatException(_path, $"there are more than {MostNodes:N0} nodes: populations are nodes, not neurons.");
        var inner = depth > 0 && (type is "Input" or "Output");
        var values = group.Datasets.Where(key => key is not ("type" or "metadata")).ToImmutableDictionary(key => key, key => group.Read(key)!, StringComparer.Ordinal);
        if (!_nodes.TryAdd(name, new NirNode(_path, name, inner ? NirGraph.Pass : type, values)))
            throw new FormatException(_path, $"there are two nodes '{name}': rename one.");
        _order.Add(name);
        return ([name], [name]);
    }

    private IEnumerable<(string From, string To)> Edges(HdfGroup group, string what)
    {
        if (group.Read("edges") is not { } edges || edges.Count == 0)
            return [];
        if (edges.Texts is null || edges.Shape is not [_, Halves])
            throw new FormatException(_path, $"the edges of {what} have the shape {edges.ShapeText}, but must be names, two in a row.");
        return Enumerable.Range(0, edges.Count / Halves).Select(row => (edges.Texts[row * Halves], edges.Texts[(row * Halves) + 1]));
    }

    // An edge ends at a node, at a graph (and so at its inputs or outputs), or at a node in a graph, with a dot between.
    private List<string>? End(Dictionary<string, (List<string> Inputs, List<string> Outputs)> ends, string prefix, string name, bool outputs)
    {
        if (ends.TryGetValue(name, out var end))
            return outputs ? end.Outputs : end.Inputs;
        return _nodes.ContainsKey(prefix + name) ? [prefix + name] : null;
    }

    private (List<string> Inputs, List<string> Outputs) Ends(Dictionary<string, (List<string> Inputs, List<string> Outputs)> ends, string prefix, int depth)
    {
        if (depth == 0)
            return ([], []);
        var own = ends.Keys.Select(name => prefix + name).Where(_nodes.ContainsKey).ToList();
        var inputs = own.Where(name => _nodes[name].Type == NirGraph.Pass && IsFirst(name, own)).ToList();
        var outputs = own.Where(name => _nodes[name].Type == NirGraph.Pass && !inputs.Contains(name)).ToList();
        // Some tools leave inputs and outputs of inner graphs out.
        if (inputs.Count == 0)
            inputs = Open(ends, prefix, edge => edge.To, end => end.Inputs);
        if (outputs.Count == 0)
            outputs = Open(ends, prefix, edge => edge.From, end => end.Outputs);
        return (inputs, outputs);
    }

    private bool IsFirst(string name, List<string> own) => !_edges.Any(edge => edge.To == name && own.Exists(other => other != name && edge.From == other)) && _edges.Any(edge => edge.From == name);

    // Members at which no edge of the graph ends; a neuron that drives itself through others is still its input.
    private List<string> Open(
        Dictionary<string, (List<string> Inputs, List<string> Outputs)> ends, string prefix, Func<(string From, string To), string> side,
        Func<(List<string> Inputs, List<string> Outputs), List<string>> of)
    {
        var taken = _edges.Select(side).Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        var open = ends.Values.SelectMany(of).Where(name => !taken.Contains(name)).ToList();
        if (open.Count > 0)
            return open;
        var neurons = ends.Values.SelectMany(of).Where(name => NirTypes.IsNeuron(_nodes[name].Type)).ToList();
        return neurons.Count > 0 ? neurons : [.. ends.Values.SelectMany(of)];
    }

    private FormatException Unknown(string what, string name, IEnumerable<string> known) => !Ascii.IsValid(name)
        ? new FormatException(_path, $"an edge of {what} ends at '{name}', but names that are not plain ASCII cannot be read: rename the nodes and write the file again.")
        : new FormatException(
            _path, $"an edge of {what} ends at '{name}', which is no node of it; there are {string.Join(", ", known.Take(12).Select(one => $"'{one}'"))}. A node after one whose name is not plain ASCII is not found either.");
}
