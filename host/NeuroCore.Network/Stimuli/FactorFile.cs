// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Network;

/// <summary>
/// Reads third factors from a CSV file with the columns <c>tick</c> and <c>factor</c>, and perhaps <c>population</c> and
/// <c>index</c>: a row with a population sets m of a neuron, one without sets g.
/// </summary>
public static class FactorFile
{
    /// <summary>Reads the changes, in the order of the file. Whether their neurons exist is seen when they meet a network.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="DescriptionException">What is wrong, with file and line.</exception>
    public static ImmutableArray<FactorChange> Load(string path)
    {
        var table = CsvTable.Read(path);
        var (tick, factor) = (table.Column("tick"), table.Column("factor"));
        int? population = table.Rows[0].Cells.Contains("population") ? table.Column("population") : null;
        int? index = population is null ? null : table.Column("index");
        return [.. table.Records().Select(row =>
        {
            var name = population is { } column && row.Cells[column].Length > 0 ? row.Cells[column] : null;
            var value = row.Number(factor, "factor");
            return value is >= -1 and <= 1
                ? new FactorChange(row.Index(tick, "tick"), name, name is null ? 0 : row.Index(index!.Value, "index"), value)
                : throw row.Error($"factor is {Numbers.Text(value)}, but must lie within -1..1.");
        })];
    }
}
