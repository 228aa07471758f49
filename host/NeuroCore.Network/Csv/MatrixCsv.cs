// SPDX-License-Identifier: Apache-2.0

namespace NeuroCore.Network;

/// <summary>Weights from a CSV file without a header: a row for each source, a column for each target.</summary>
internal static class MatrixCsv
{
    /// <summary>Reads all weights.</summary>
    /// <exception cref="DescriptionException">The file cannot be read, or a row of it is bad.</exception>
    public static MatrixWeight Read(string path)
    {
        var table = CsvTable.Read(path);
        var columns = table.Rows[0].Cells.Length;
        var values = table.Rows
            .Select(row => CsvTable.SameWidth(row, columns))
            .SelectMany(row => Enumerable.Range(0, columns).Select(column => row.Number(column, $"column {column + 1}")));
        return new MatrixWeight(
            table.Rows.Length, columns, [.. values], new RowOrigins(path, [.. table.Rows.Select(row => row.Line)]));
    }
}
