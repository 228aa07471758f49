// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Network;

/// <summary>
/// Reads changes from a CSV file: of neurons with the columns <c>tick</c>, <c>population</c>, <c>index</c>,
/// <c>parameter</c> and <c>value</c>, or of weights with <c>tick</c>, <c>projection</c>, <c>pre</c>, <c>post</c> and
/// <c>weight</c>, as samples of weights are written.
/// </summary>
public static class ChangeFile
{
    /// <summary>Reads the changes, in the order of the file. Whether they can be made is seen when they meet a network.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="DescriptionException">What is wrong, with file and line.</exception>
    public static ImmutableArray<NetworkChange> Load(string path)
    {
        var table = CsvTable.Read(path);
        return [.. table.Rows[0].Cells.Contains("projection") ? Weights(table) : Parameters(table)];
    }

    private static IEnumerable<NetworkChange> Weights(CsvTable table)
    {
        var (tick, projection, pre, post, weight) =
            (table.Column("tick"), table.Column("projection"), table.Column("pre"), table.Column("post"), table.Column("weight"));
        return table.Records().Select(row => new NetworkChange(
            Duration.Ticks(row.Index(tick, "tick")), row.Cells[projection], NetworkChange.Weight,
            [row.Index(pre, "pre"), row.Index(post, "post")], row.Number(weight, "weight")));
    }

    private static IEnumerable<NetworkChange> Parameters(CsvTable table)
    {
        var (tick, population, index, parameter, value) =
            (table.Column("tick"), table.Column("population"), table.Column("index"), table.Column("parameter"), table.Column("value"));
        return table.Records().Select(row => row.Cells[parameter] == NetworkChange.Weight
            ? throw row.Error("a population has no weight: weights are in a file with the columns tick, projection, pre, post and weight.")
            : new NetworkChange(
                Duration.Ticks(row.Index(tick, "tick")), row.Cells[population], row.Cells[parameter], [row.Index(index, "index")], row.Number(value, "value")));
    }
}
