// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace NeuroCore.Network;

/// <summary>
/// Long lists of synapses, read as bytes: files of nothing but commas, numbers and names. What is anything else, or wrong,
/// is left to <see cref="ConnectionCsv"/>, which says what.
/// </summary>
internal static class PlainConnectionCsv
{
    private const byte Comma = (byte)',';
    private const byte Newline = (byte)'\n';

    /// <summary>The pairs; null if the file is not so plain.</summary>
    public static ListConnector? Read(string path, string pre, string post, string? weight, string? delay)
    {
        if (!File.Exists(path))
            return null;
        ReadOnlySpan<byte> rest = File.ReadAllBytes(path);
        if (rest.ContainsAny("\"#\r"u8) || rest.StartsWith("\uFEFF"u8))
            return null;
        var names = Encoding.UTF8.GetString(Line(ref rest)).Split(',');
        var columns = new[] { pre, post, weight, delay }.Select(name => name is null ? -1 : Array.IndexOf(names, name)).ToArray();
        if (columns[0] < 0 || columns[1] < 0 || (weight is not null && columns[2] < 0) || (delay is not null && columns[3] < 0))
            return null;
        var count = rest.Count(Newline) + (rest.EndsWith("\n"u8) ? 0 : 1);
        var entries = new PairList.Builder(count);
        List<int>? lines = null;    // none while no line was left out
        Span<Range> cells = new Range[names.Length + 1];
        for (var number = 2; !rest.IsEmpty; number++)
        {
            var line = Line(ref rest);
            if (line.IsEmpty)
            {
                lines ??= [.. Enumerable.Range(2, entries.Count)];
                continue;
            }

            if (Cells(line, cells) != names.Length || Pair(line, cells, columns) is not { } pair)
                return null;
            entries.Add(pair);
            lines?.Add(number);
        }

        return new ListConnector(entries.Build(), lines is null ? new RowOrigins(path) : new RowOrigins(path, [.. lines]));
    }

    private static ReadOnlySpan<byte> Line(ref ReadOnlySpan<byte> rest)
    {
        var end = rest.IndexOf(Newline);
        var line = end < 0 ? rest : rest[..end];
        rest = end < 0 ? [] : rest[(end + 1)..];
        return line;
    }

    // As many as there are, or one more than there is room for.
    private static int Cells(ReadOnlySpan<byte> line, Span<Range> cells)
    {
        var (count, begin) = (0, 0);
        for (var i = 0; i <= line.Length; i++)
        {
            if (i < line.Length && line[i] != Comma)
                continue;
            if (count == cells.Length)
                return count;
            cells[count++] = begin..i;
            begin = i + 1;
        }

        return count;
    }

    private static ListedPair? Pair(ReadOnlySpan<byte> line, ReadOnlySpan<Range> cells, ReadOnlySpan<int> columns)
    {
        if (!Whole(line[cells[columns[0]]], out var pre) || !Whole(line[cells[columns[1]]], out var post))
            return null;
        double? weight = null;
        if (columns[2] >= 0)
        {
            if (!double.TryParse(line[cells[columns[2]]], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
                return null;
            weight = number;
        }

        if (columns[3] < 0)
            return new ListedPair(pre, post, weight);
        return Whole(line[cells[columns[3]]], out var ticks) ? new ListedPair(pre, post, weight, Duration.Ticks(ticks)) : null;
    }

    private static bool Whole(ReadOnlySpan<byte> text, out int value) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
