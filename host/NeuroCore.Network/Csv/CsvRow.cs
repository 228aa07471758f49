// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace NeuroCore.Network;

/// <summary>A row of a CSV file, which knows where it stands.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">Line of the file, from 1.</param>
/// <param name="Cells">Its cells.</param>
internal sealed record CsvRow(string File, int Line, string[] Cells)
{
    /// <summary>A cell that must be a finite number.</summary>
    public double Number(int cell, string column)
    {
        var text = Cells[cell];
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw Error($"{column} is '{text}', which is not a finite number.");
    }

    /// <summary>A cell that must be a whole number, 0 or more.</summary>
    public int Index(int cell, string column)
    {
        var text = Cells[cell];
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Error($"{column} is '{text}', which is not a whole number from 0 to {int.MaxValue}.");
    }

    /// <summary>A mistake in this row.</summary>
    public DescriptionException Error(string sentence) => new DescriptionException(sentence).At(File, Line);
}
