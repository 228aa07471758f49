// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>A number per neuron from a column of a CSV file with a header.</summary>
public static class ColumnCsv
{
    /// <summary>Reads a column: a row for each neuron, in order.</summary>
    /// <param name="path">The file.</param>
    /// <param name="column">Name of the column in the header.</param>
    /// <exception cref="DescriptionException">The file cannot be read, lacks the column or has a bad row.</exception>
    public static NeuronValues Read(string path, string column)
    {
        var table = CsvTable.Read(path);
        var position = table.Column(column);
        return NeuronValues.Each(table.Records().Select(row => row.Number(position, column)));
    }
}
