// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>A time per member from a column of a CSV file with a header.</summary>
public static class LatencyCsv
{
    /// <summary>What a cell says of a member that does not spike.</summary>
    internal const string Never = "never";

    /// <summary>Reads a column: a row for each member, in order, a number or <c>never</c>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="column">Name of the column in the header.</param>
    /// <param name="unit">What a number of the column means, such as <see cref="Duration.Ticks"/>.</param>
    /// <exception cref="DescriptionException">The file cannot be read, lacks the column or has a bad row.</exception>
    public static Latencies Read(string path, string column, Func<double, Duration> unit)
    {
        var table = CsvTable.Read(path);
        var position = table.Column(column);
        return Latencies.Each([.. table.Records().Select(row => Time(row, position, column, unit))]);
    }

    private static Duration? Time(CsvRow row, int cell, string column, Func<double, Duration> unit)
    {
        if (row.Cells[cell] == Never)
            return null;
        try
        {
            return unit(row.Number(cell, column));
        }
        catch (DescriptionException error)
        {
            throw error.At(row.File, row.Line);
        }
    }
}
