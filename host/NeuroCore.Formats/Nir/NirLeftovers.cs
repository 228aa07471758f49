// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Formats.Drafts;

namespace NeuroCore.Formats.Nir;

/// <summary>Tells what of a graph is not in the description, and what is there by another name.</summary>
internal static class NirLeftovers
{
    private const int MostNamed = 12;

    /// <summary>Adds the remarks.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="called">Names in the description of the nodes that have one.</param>
    /// <param name="notes">Where to.</param>
    public static void Remark(NirGraph graph, IReadOnlyDictionary<string, string> called, List<ImportNote> notes)
    {
        var renamed = called.Where(name => name.Key != name.Value).Select(name => $"'{name.Key}' is '{name.Value}'").ToList();
        if (renamed.Count > 0)
            notes.Add(new ImportNote(Fidelity.Exact, $"Names that a description cannot have: {Some(renamed)}."));

        var led = Upstream(graph, graph.Order.Where(name => NirTypes.IsNeuron(graph.Nodes[name].Type) || graph.Nodes[name].Type == "Output"));
        var idle = graph.Order.Where(name => NirTypes.IsLinear(graph.Nodes[name].Type) && !NirTypes.Passes(graph.Nodes[name].Type) && !led.Contains(name)).Select(name => $"'{name}'").ToList();
        if (idle.Count > 0)
            notes.Add(new ImportNote(Fidelity.LeftOut, $"{Some(idle)}, from which nothing leads to a neuron or an output."));
        var into = graph.Order.Where(name => graph.Nodes[name].Type == "Input" && graph.Into(graph.Nodes[name]).Any()).Select(name => $"'{name}'").ToList();
        if (into.Count > 0)
            notes.Add(new ImportNote(Fidelity.LeftOut, $"Edges that end at {Some(into)}: an input takes what comes from outside alone."));
    }

    // Nodes from which an edge, or several, lead to some.
    private static HashSet<string> Upstream(NirGraph graph, IEnumerable<string> ends)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(ends);
        while (open.TryPop(out var name))
        {
            foreach (var before in graph.Into(graph.Nodes[name]).Where(before => found.Add(before.Name)))
                open.Push(before.Name);
        }

        return found;
    }

    private static string Some(List<string> all) => all.Count <= MostNamed
        ? string.Join(", ", all)
        : $"{string.Join(", ", all.Take(MostNamed))} and {all.Count - MostNamed} more";
}
