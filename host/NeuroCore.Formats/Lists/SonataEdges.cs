// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using NeuroCore.Formats.Drafts;
using NeuroCore.Formats.Hdf;

namespace NeuroCore.Formats.Lists;

/// <summary>Makes a description of the edges of a SONATA file.</summary>
public static class SonataEdges
{
    /// <summary>True if an HDF5 file has SONATA's edges.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FormatException">It is damaged.</exception>
    public static bool IsSonata(string path)
    {
        using var file = HdfFile.Open(path);
        return file.Root.Group("edges") is not null && file.Root.Group("node") is null;
    }

    /// <summary>Reads a file; all its edges must be between the same nodes.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the file does not say.</param>
    /// <exception cref="FormatException">It is damaged, or says what the core cannot do.</exception>
    public static Imported Read(string path, ListOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        using var file = HdfFile.Open(path);
        var edges = file.Root.Group("edges") ?? throw new FormatException(path, "this HDF5 file has no group 'edges', so it is no SONATA.");
        var notes = new List<ImportNote>();
        var populations = edges.Groups.ToList();
        if (populations.Count != 1)
            throw new FormatException(path, $"it has {populations.Count} populations of edges ({string.Join(", ", populations.Take(6))}), but one is taken: split the file.");
        var population = edges.Group(populations[0])!;
        var (from, to) = (population.AttributeOf("source_node_id", "node_population"), population.AttributeOf("target_node_id", "node_population"));
        var apart = options.FromInputs || from != to;
        if (apart && from != to)
            notes.Add(new ImportNote(Fidelity.Assumed, $"Nodes of '{from}' are inputs, since no edge of the file leads to them."));
        return ListImport.Make(path, Rows(path, population, options, notes), $"SONATA edges '{populations[0]}'", options with { FromInputs = apart }, notes);
    }

    private static List<ListedConnection> Rows(string path, HdfGroup population, ListOptions options, List<ImportNote> notes)
    {
        double[] Numbers(string name) => population.Read(name)?.Numbers ?? throw new FormatException(path, $"{population.Path} has no numbers {name}.");
        var (pre, post) = (Numbers("source_node_id"), Numbers("target_node_id"));
        if (pre.Length != post.Length || pre.Length == 0)
            throw new FormatException(path, $"{population.Path} has {pre.Length} sources and {post.Length} targets.");
        var (weight, delay) = (Attributes(path, population, "syn_weight", pre.Length, notes), Attributes(path, population, "delay", pre.Length, notes));
        return [.. pre.Select((source, at) => new ListedConnection(
            source.ToString(CultureInfo.InvariantCulture), post[at].ToString(CultureInfo.InvariantCulture),
            weight?[at] ?? 1, delay is null ? 1 : delay[at] * 1e-3 / options.TickSeconds))];
    }

    // Values of edges lie in groups, each edge saying in which and where.
    private static double[]? Attributes(string path, HdfGroup population, string name, int count, List<ImportNote> notes)
    {
        var groups = population.Read("edge_group_id")?.Numbers ?? new double[count];
        var places = population.Read("edge_group_index")?.Numbers ?? [.. Enumerable.Range(0, count).Select(at => (double)at)];
        var values = groups.Distinct().ToDictionary(group => group, group => population.Group(group.ToString(CultureInfo.InvariantCulture))?.Read(name)?.Numbers);
        if (values.Values.All(list => list is null))
        {
            notes.Add(new ImportNote(Fidelity.Assumed, $"The edges have no {name}: {(name == "delay" ? "the soonest" : "1")} for all."));
            return null;
        }

        if (groups.Length != count || places.Length != count)
            throw new FormatException(path, $"{population.Path} has {count} edges, but {groups.Length} groups and {places.Length} places of values.");
        return [.. Enumerable.Range(0, count).Select(at => values[groups[at]] is { } list && places[at] >= 0 && places[at] < list.Length && double.IsFinite(list[(int)places[at]])
            ? list[(int)places[at]]
            : throw new FormatException(path, $"edge {at} of {population.Path} has no finite {name}."))];
    }
}
