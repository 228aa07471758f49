// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Network;

/// <summary>Spikes from a CSV file with the columns <c>tick</c>, <c>population</c>, <c>index</c> and perhaps <c>sign</c>.</summary>
internal static class SpikeCsv
{
    private const string Sign = "sign";

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
        int? sign = table.Rows[0].Cells.Contains(Sign) ? table.Column(Sign) : null;
        var rows = table.Records().ToImmutableArray();
        return (
            [.. rows.Select(row => new InputSpike(
                row.Index(tick, "tick"), name is { } column ? row.Cells[column] : population!, row.Index(index, "index"),
                sign is { } negative && IsNegative(row, negative)))],
            new RowOrigins(path, [.. rows.Select(row => row.Line)]));
    }

    private static bool IsNegative(CsvRow row, int cell) => row.Cells[cell] switch
    {
        "1" or "+1" => false,
        "-1" => true,
        var text => throw row.Error($"{Sign} is '{text}', but must be 1 or -1."),
    };
}
