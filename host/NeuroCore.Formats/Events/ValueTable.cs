// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;

namespace NeuroCore.Formats.Events;

/// <summary>Rows of numbers, separated by commas, semicolons or tabs; a heading may stand above them.</summary>
public static class ValueTable
{
    /// <summary>Most numbers that are read.</summary>
    public const int MostValues = 1 << 24;

    private const int LongestLine = 1 << 24;

    /// <summary>Reads all rows.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Rows of the same length, one or more.</returns>
    /// <exception cref="FormatException">A row differs in length, or a cell is no finite number: which.</exception>
    public static ImmutableArray<ImmutableArray<double>> Read(string path)
    {
        using var reader = new StreamReader(EventBytes.Open(path));
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<double>>();
        var headed = false;
        long values = 0;
        for (var number = 1; Line(path, reader, number) is { } line; number++)
        {
            if (line.Trim() is "" or ['#', ..])
                continue;
            var row = line.Split(',', ';', '\t').Select(Number).ToArray();
            if (Array.FindIndex(row, value => value is null) is var odd and >= 0)
            {
                if (rows.Count == 0 && !headed && Array.TrueForAll(row, value => value is null))
                {
                    headed = true;
                    continue;
                }

                throw new FormatException(path, $"line {number} has no finite number in column {odd + 1}.");
            }

            if (rows.Count > 0 && row.Length != rows[0].Length)
                throw new FormatException(path, $"line {number} has {row.Length} values, but the first row has {rows[0].Length}.");
            if ((values += row.Length) > MostValues)
                throw new FormatException(path, $"has more than {MostValues} values, the most that is read.");
            rows.Add([.. row.Select(value => value!.Value)]);
        }

        return rows.Count > 0 ? rows.DrainToImmutable() : throw new FormatException(path, "has no row of numbers.");
    }

    private static double? Number(string cell) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    // A file without line ends is no table, and must not become one string of its size.
    private static string? Line(string path, StreamReader reader, int number)
    {
        var line = new System.Text.StringBuilder();
        for (var letter = reader.Read(); letter is not (-1 or '\n'); letter = reader.Read())
        {
            if (line.Length == LongestLine)
                throw new FormatException(path, $"line {number} is longer than {LongestLine} letters.");
            line.Append((char)letter);
        }

        return line.Length > 0 || reader.Peek() >= 0 ? line.ToString().TrimEnd('\r') : null;
    }
}
