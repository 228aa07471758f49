// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Network;

/// <summary>Spikes from a CSV file with the columns <c>tick</c>, <c>population</c> and <c>index</c>.</summary>
internal static class SpikeCsv
{
    /// <summary>Reads the spikes and where each stands.</summary>
    /// <param name="path">The file.</param>
    /// <param name="population">The population of all spikes; null if a column names it.</param>
    /// <exception cref="DescriptionException">The file cannot be read, lacks a column or has a bad row.</exception>
    public static (ImmutableArray<InputSpike> Spikes, RowOrigins Origins) Read(string path, string? population)
    {
        var table = CsvTable.Read(path);
        var tick = table.Column("tick");
        int? name = population is null ? table.Column("population") : null;
        var index = table.Column("index");
        var rows = table.Records().ToImmutableArray();
        return (
            [.. rows.Select(row => new InputSpike(
                row.Index(tick, "tick"), name is { } column ? row.Cells[column] : population!, row.Index(index, "index")))],
            new RowOrigins(path, [.. rows.Select(row => row.Line)]));
    }
}
