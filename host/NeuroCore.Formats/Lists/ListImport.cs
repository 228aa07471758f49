// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using NeuroCore.Formats.Drafts;

namespace NeuroCore.Formats.Lists;

/// <summary>Makes a description of a list of connections: its cells become neurons of one kind, named in a file.</summary>
public static class ListImport
{
    private const int MostWeight = 127;
    private const int MostDelay = 8;
    private const double Medians = 8;
    private const string Cells = "cells";
    private const string Stimuli = "stimuli";
    private static readonly TimeSpan LongestMatch = TimeSpan.FromSeconds(1);

    /// <summary>Reads a table, or a list as PyNN writes it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the file does not say.</param>
    /// <exception cref="FormatException">It is damaged, lacks a column, or says what the core cannot do.</exception>
    public static Imported Read(string path, ListOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var notes = new List<ImportNote>();
        var (rows, format) = ListTable.Read(path, options, notes);
        return Make(path, Filtered(path, rows, options, notes), format, options, notes);
    }

    private static List<ListedConnection> Filtered(string path, List<ListedConnection> rows, ListOptions options, List<ImportNote> notes)
    {
        var only = Pattern(path, options.Only);
        var without = Pattern(path, options.Without);
        var names = rows.SelectMany(row => new[] { row.Pre, row.Post }).Distinct().ToList();
        var kept = names.Where(name => (only is null || only.IsMatch(name)) && !(without?.IsMatch(name) ?? false)).ToHashSet(StringComparer.Ordinal);
        if (kept.Count == names.Count)
            return rows;
        var left = rows.Where(row => kept.Contains(row.Pre) && kept.Contains(row.Post)).ToList();
        var gone = names.Where(name => !kept.Contains(name)).Order(StringComparer.Ordinal).ToList();
        notes.Add(new ImportNote(
            Fidelity.LeftOut, $"{gone.Count:N0} of {names.Count:N0} cells by their names ({string.Join(", ", gone.Take(12))}{(gone.Count > 12 ? ", ..." : "")}), and {rows.Count - left.Count:N0} of {rows.Count:N0} connections with them."));
        return left.Count > 0 ? left : throw new FormatException(path, "no connection is left between the cells that are to be taken.");
    }

    private static Regex? Pattern(string path, string? text)
    {
        try
        {
            return text is null ? null : new Regex(text, RegexOptions.CultureInvariant, LongestMatch);
        }
        catch (ArgumentException error)
        {
            throw new FormatException(path, $"'{text}' is no regular expression for names of cells.", error);
        }
    }

    internal static Imported Make(string path, List<ListedConnection> rows, string format, ListOptions options, List<ImportNote> notes)
    {
        var sources = Indices(options.FromInputs ? rows.Select(row => row.Pre) : rows.SelectMany(row => new[] { row.Pre, row.Post }));
        var targets = options.FromInputs ? Indices(rows.Select(row => row.Post)) : sources;
        var pairs = rows.GroupBy(row => (sources[row.Pre], targets[row.Post])).Select(pair => (pair.Key, Weight: pair.Sum(row => row.Weight), Delay: pair.First().Delay, Count: pair.Count())).ToList();
        if (pairs.Exists(pair => pair.Count > 1))
            notes.Add(new ImportNote(Fidelity.Approximate, $"{pairs.Count(pair => pair.Count > 1):N0} pairs with several connections have one synapse of the sum of their weights, with the delay of the first."));
        var isInteger = pairs.TrueForAll(pair => pair.Weight == Math.Floor(pair.Weight) && Math.Abs(pair.Weight) <= MostWeight);
        var sizes = pairs.Select(pair => Math.Abs(pair.Weight)).Where(size => size > 0).Order().ToList();
        var threshold = options.Threshold ?? (sizes.Count > 0 ? sizes[sizes.Count / 2] * Medians : 1);
        if (isInteger && threshold != Math.Floor(threshold))
            isInteger = false;
        notes.Add(isInteger
            ? new ImportNote(Fidelity.Exact, $"{pairs.Count:N0} synapses with the weights of the file, all integers.")
            : new ImportNote(Fidelity.Approximate, $"{pairs.Count:N0} synapses; their weights are rounded when the network is compiled."));
        notes.Add(new ImportNote(Fidelity.Assumed, string.Create(
            CultureInfo.InvariantCulture, $"A list has no neurons: threshold {threshold:0.######}{(options.Threshold is null ? " (eight times the median weight)" : "")}, time constant {options.Tau * 1e3:0.######} ms; --threshold and --tau say otherwise.")));
        var synapses = pairs.Select(pair => new DraftSynapse(pair.Key.Item1, pair.Key.Item2, pair.Weight, Delay(path, pair.Delay, notes))).OrderBy(synapse => (synapse.Pre, synapse.Post)).ToImmutableArray();
        var strength = isInteger ? Math.Clamp(Math.Floor(threshold) + 1, 1, MostWeight) : threshold * 1.1;
        ImmutableArray<DraftProjection> own = options.FromInputs
            ? []
            : [new DraftProjection(Stimuli, Cells, [.. Enumerable.Range(0, targets.Count).Select(i => new DraftSynapse(i, i, strength, 0))])];
        if (!options.FromInputs)
            notes.Add(new ImportNote(Fidelity.Assumed, $"Each cell has an input of its own, '{Stimuli}', whose spike makes it spike; --rate gives them spikes by chance."));
        return new Imported(
            new Draft(DraftNames.Clean(options.Name ?? Path.GetFileNameWithoutExtension(path)), options.TickSeconds)
            {
                About = $"Imported from {Path.GetFileName(path)}, a {format}.",
                IsInteger = isInteger,
                RunTicks = options.RunTicks,
                Inputs = [new DraftInput(options.FromInputs ? "sources" : Stimuli, options.FromInputs ? sources.Count : targets.Count)
                {
                    Drive = options.Rate is { } rate ? string.Create(CultureInfo.InvariantCulture, $"{{ poisson: {rate} Hz }}") : null,
                }],
                Populations = [new DraftPopulation(Cells, targets.Count) { Threshold = [threshold], KeepMembrane = [Math.Exp(-options.TickSeconds / options.Tau)] }],
                Projections = [new DraftProjection(options.FromInputs ? "sources" : Cells, Cells, synapses), .. own],
            },
            format, notes)
        {
            Names = [.. targets.OrderBy(entry => entry.Value).Select(entry => entry.Key)],
        };
    }

    // Whole numbers are indices; other names are numbered in their order.
    private static Dictionary<string, int> Indices(IEnumerable<string> names)
    {
        var distinct = names.Distinct(StringComparer.Ordinal).ToList();
        var numbers = distinct.Select(name => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).ToList();
        return numbers.TrueForAll(number => number >= 0) && numbers.Max() < (10 * distinct.Count) + 100
            ? Enumerable.Range(0, numbers.Max() + 1).ToDictionary(number => number.ToString(CultureInfo.InvariantCulture), number => number, StringComparer.Ordinal)
            : distinct.Order(StringComparer.Ordinal).Index().ToDictionary(entry => entry.Item, entry => entry.Index, StringComparer.Ordinal);
    }

    private static int Delay(string path, double ticks, List<ImportNote> notes)
    {
        var whole = Math.Max(1, Math.Round(ticks));
        if (whole > MostDelay)
            throw new FormatException(path, $"a delay is {ticks:0.###} ticks, but {MostDelay} are the most: give a longer --dt.");
        if (Math.Abs(whole - ticks) > 1e-6 && !notes.Exists(note => note.Text.StartsWith("Delays", StringComparison.Ordinal)))
            notes.Add(new ImportNote(Fidelity.Approximate, "Delays are rounded to ticks, 1 being the soonest."));
        return (int)whole - 1;
    }
}
