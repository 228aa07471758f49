// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text.RegularExpressions;
using NeuroCore.Formats.Drafts;

namespace NeuroCore.Formats.Lists;

/// <summary>Reads lists of connections: tables with a heading, separated by commas, tabs or semicolons, and PyNN's, by blanks.</summary>
internal sealed partial class ListTable
{
    private const long MostBytes = 1L << 30;
    private static readonly string[] PreNames = ["pre", "source", "from", "src", "i", "presynaptic", "pre_id", "source_node_id", "presynaptic_index", "cell1", "neuron 1"];
    private static readonly string[] PostNames = ["post", "target", "to", "dst", "j", "postsynaptic", "post_id", "target_node_id", "postsynaptic_index", "cell2", "neuron 2"];
    private static readonly string[] WeightNames = ["weight", "weights", "w", "synapses", "count", "syn_weight", "nbr", "number"];
    private static readonly string[] DelayNames = ["delay", "delays", "d"];
    private static readonly string[] PynnColumns = ["i", "j", "weight", "delay"];
    private static readonly char[] Separators = ['\t', ';', ','];
    private static readonly char[] Blanks = [' ', '\t'];
    private readonly string _file;
    private readonly ListOptions _options;
    private readonly List<ImportNote> _notes;

    private ListTable(string file, ListOptions options, List<ImportNote> notes)
    {
        _file = file;
        _options = options;
        _notes = notes;
    }

    /// <summary>Reads a file.</summary>
    public static (List<ListedConnection> Rows, string Format) Read(string path, ListOptions options, List<ImportNote> notes)
    {
        if (new FileInfo(path).Length > MostBytes)
            throw new FormatException(path, "the file is larger than 1 GB, which is more than any network here: take a part of it.");
        return new ListTable(path, options, notes).Read();
    }

    private (List<ListedConnection> Rows, string Format) Read()
    {
        string[]? heading = null;
        char[]? separators = null;
        var isPynn = false;
        var rows = new List<ListedConnection>();
        var dropped = 0;
        var (pre, post, weight, delay) = (-1, -1, -1, -1);
        (int Column, string Value)[] where = [];
        foreach (var (number, line) in File.ReadLines(_file).Index())
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            if (line.StartsWith('#'))
            {
                if (heading is null && Columns().Match(line) is { Success: true } found)
                    (heading, isPynn) = ([.. Word().Matches(found.Groups[1].Value).Select(word => word.Value)], true);
                continue;
            }

            if (separators is null)
            {
                separators = [.. Separators.Where(line.Contains).Take(1)];
                if (separators.Length == 0 || isPynn)
                    (separators, isPynn) = (Blanks, true);
                var first = Cells(line, separators);
                var named = heading is not null;
                heading ??= first.All(IsNumber) ? PynnColumns[..Math.Min(first.Length, PynnColumns.Length)] : first;
                isPynn |= first.All(IsNumber);
                (pre, post) = (Column(heading, _options.Pre, PreNames, "--pre"), Column(heading, _options.Post, PostNames, "--post"));
                (weight, delay) = (Optional(heading, _options.Weight, WeightNames), Optional(heading, _options.Delay, DelayNames));
                where = [.. _options.Where.Select(one => (Column(heading, one.Column, [], "--where"), one.Value))];
                if (!named && !first.All(IsNumber))
                    continue;
            }

            var cells = Cells(line, separators);
            if (cells.Length < heading!.Length)
                throw new FormatException(_file, $"line {number + 1} has {cells.Length} cells, but the heading has {heading.Length}.");
            if (where.All(one => cells[one.Column] == one.Value))
                rows.Add(new ListedConnection(cells[pre], cells[post], weight < 0 ? 1 : Number(cells[weight], number), delay < 0 ? 1 : Delay(cells[delay], number, isPynn)));
            else
                dropped++;
        }

        if (dropped > 0)
            _notes.Add(new ImportNote(Fidelity.LeftOut, $"{dropped:N0} rows in which {string.Join(" and ", _options.Where.Select(one => $"{one.Column} is not {one.Value}"))}."));
        return rows.Count > 0
            ? (rows, isPynn ? "list of connections (PyNN)" : "table of connections")
            : throw new FormatException(_file, "it has no rows of connections, or --where leaves none.");
    }

    private double Number(string cell, int number) => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
        ? value
        : throw new FormatException(_file, $"line {number + 1} has the number '{cell}', which is no finite number.");

    // PyNN's delays are milliseconds.
    private double Delay(string cell, int number, bool isPynn) => Number(cell, number) * (isPynn ? 1e-3 / _options.TickSeconds : 1);

    private static bool IsNumber(string cell) => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static string[] Cells(string line, char[] separators) => separators == Blanks
        ? line.Split(Blanks, StringSplitOptions.RemoveEmptyEntries)
        : [.. line.Split(separators).Select(cell => cell.Trim().Trim('"'))];

    private int Column(string[] heading, string? wish, string[] usual, string option)
    {
        var at = Optional(heading, wish, usual);
        return at >= 0 ? at : throw new FormatException(
            _file, $"there is no column {(wish is null ? $"named {string.Join(", ", usual.Take(4))} or the like" : $"'{wish}'")}: its columns are {string.Join(", ", heading.Take(12))}; name one with {option}.");
    }

    private static int Optional(string[] heading, string? wish, string[] usual) => wish is not null
        ? Array.IndexOf(heading, wish)
        : Array.FindIndex(heading, name => usual.Contains(name, StringComparer.OrdinalIgnoreCase));

    [GeneratedRegex(@"columns\s*=\s*\[(.*)\]")]
    private static partial Regex Columns();

    [GeneratedRegex("[A-Za-z_]+")]
    private static partial Regex Word();
}
