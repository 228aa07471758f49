// SPDX-License-Identifier: Apache-2.0
using PureHDF;
using PureHDF.Filters;

namespace NeuroCore.Formats.Tests.Nir;

/// <summary>Makes NIR files.</summary>
internal sealed class NirBuilder
{
    private readonly H5Group _nodes = [];
    private readonly List<string> _edges = [];

    /// <summary>Adds a node; values are texts, numbers, arrays of them, or datasets.</summary>
    public NirBuilder Node(string name, string type, params (string Key, object Value)[] values)
    {
        var node = new H5Group { ["type"] = type };
        foreach (var (key, value) in values)
            node[key] = value;
        _nodes[name] = node;
        return this;
    }

    /// <summary>Adds a graph as a node.</summary>
    public NirBuilder Graph(string name, NirBuilder graph)
    {
        _nodes[name] = graph.Group();
        return this;
    }

    /// <summary>Adds edges along a chain of nodes.</summary>
    public NirBuilder Chain(params string[] names)
    {
        foreach (var (from, to) in names.Zip(names.Skip(1)))
            _edges.AddRange([from, to]);
        return this;
    }

    /// <summary>An array of a shape, packed as newer tools do.</summary>
    public static H5Dataset Array<T>(T[] values, params int[] shape)
        where T : unmanaged => new(
            values, chunks: [.. shape.Select(size => (uint)size)], fileDims: [.. shape.Select(size => (ulong)size)],
            datasetCreation: new(Filters: [DeflateFilter.Id]));

    /// <summary>An array of a shape, as older tools write it.</summary>
    public static H5Dataset Plain<T>(T[] values, params int[] shape)
        where T : unmanaged => new(values, fileDims: [.. shape.Select(size => (ulong)size)]);

    /// <summary>Writes the file.</summary>
    public string Write(string path)
    {
        new H5File { ["version"] = "1.0.0", ["node"] = Group() }.Write(path);
        return path;
    }

    private H5Group Group() => new()
    {
        ["type"] = "NIRGraph",
        ["nodes"] = _nodes,
        ["edges"] = new H5Dataset(_edges.ToArray(), fileDims: [(ulong)_edges.Count / 2, 2]),
    };
}
