// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Formats.Nir;

/// <summary>A NIR graph without graphs in it: those of the file are opened, their inputs and outputs passed through.</summary>
/// <param name="File">The file, for messages.</param>
/// <param name="Version">Version that the file says; null if it says none.</param>
/// <param name="Nodes">The nodes by name.</param>
/// <param name="Order">Names of the nodes in the order of the file.</param>
/// <param name="Edges">Edges between them, each once.</param>
internal sealed record NirGraph(
    string File, string? Version, ImmutableDictionary<string, NirNode> Nodes, ImmutableArray<string> Order, ImmutableArray<(string From, string To)> Edges)
{
    /// <summary>Inner inputs and outputs, through which signals only pass.</summary>
    public const string Pass = "Pass";

    private readonly Lazy<ILookup<string, string>> _into = new(() => Edges.ToLookup(edge => edge.To, edge => edge.From, StringComparer.Ordinal));

    /// <summary>The nodes with an edge to this one.</summary>
    public IEnumerable<NirNode> Into(NirNode node) => _into.Value[node.Name].Select(name => Nodes[name]);
}
