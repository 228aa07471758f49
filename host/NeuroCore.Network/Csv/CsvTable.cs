// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using CsvHelper;

namespace NeuroCore.Network;

/// <summary>A CSV file: commas, a point for decimals, <c>#</c> for comments, blank lines skipped.</summary>
/// <param name="File">The file.</param>
/// <param name="Rows">Its rows, a header among them.</param>
internal sealed record CsvTable(string File, ImmutableArray<CsvRow> Rows)
{
    private static readonly CsvReaderOptions Format = new()
    {
        Separator = ',',
        HasHeader = false,
        CommentPrefix = '#',
        TrimWhitespace = true,
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Throw,
    };

    /// <summary>Reads all rows.</summary>
    /// <exception cref="DescriptionException">The file cannot be read or has no rows.</exception>
    public static CsvTable Read(string path)
    {
        var rows = ImmutableArray.CreateBuilder<CsvRow>();
        try
        {
            using var reader = CsvReader.FromFile(path, Format);
            while (reader.Read())
                rows.Add(new CsvRow(path, (int)reader.LineNumber, reader.Current.ToArray()));
        }
        catch (CsvFormatException error)
        {
            throw new DescriptionException($"this row is not CSV: {error.Message}", error).At(path, error.LineNumber);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new DescriptionException(
                System.IO.File.Exists(path) ? $"the file {path} cannot be read: {error.Message}" : $"the file {path} does not exist: check the name.",
                error);
        }

        return rows.Count > 0
            ? new CsvTable(path, rows.ToImmutable())
            : throw new DescriptionException($"the file {path} has no rows.");
    }

    /// <summary>Position of a column that the header names.</summary>
    /// <exception cref="DescriptionException">The header has no such column.</exception>
    public int Column(string name)
    {
        var column = Array.IndexOf(Rows[0].Cells, name);
        return column >= 0
            ? column
            : throw Rows[0].Error($"there is no column '{name}': {Nearest.Hint(name, Rows[0].Cells)}");
    }

    /// <summary>The rows below the header, each with as many cells.</summary>
    /// <exception cref="DescriptionException">A row has another number of cells.</exception>
    public IEnumerable<CsvRow> Records() => Rows.Skip(1).Select(row => SameWidth(row, Rows[0].Cells.Length));

    /// <summary>Refuses a row with another number of cells.</summary>
    public static CsvRow SameWidth(CsvRow row, int cells) => row.Cells.Length == cells
        ? row
        : throw row.Error($"the row has {row.Cells.Length} cells, but the first row has {cells}.");
}
