// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Network;

/// <summary>A connector from a CSV file with a row for each synapse.</summary>
internal static class ConnectionCsv
{
    /// <summary>Reads the pairs, with their weights and delays if columns are named for them.</summary>
    /// <exception cref="DescriptionException">The file cannot be read, lacks a column or has a bad row.</exception>
    public static ListConnector Read(string path, string pre, string post, string? weight, string? delay)
    {
        if (PlainConnectionCsv.Read(path, pre, post, weight, delay) is { } plain)
            return plain;
        var table = CsvTable.Read(path);
        var preColumn = table.Column(pre);
        var postColumn = table.Column(post);
        int? weightColumn = weight is null ? null : table.Column(weight);
        int? delayColumn = delay is null ? null : table.Column(delay);
        var rows = table.Records().ToImmutableArray();
        return new ListConnector(
            [.. rows.Select(row => new ListedPair(
                row.Index(preColumn, pre),
                row.Index(postColumn, post),
                weightColumn is { } column ? row.Number(column, weight!) : null,
                delayColumn is { } ticks ? Duration.Ticks(row.Index(ticks, delay!)) : null))],
            new RowOrigins(path, [.. rows.Select(row => row.Line)]));
    }
}
