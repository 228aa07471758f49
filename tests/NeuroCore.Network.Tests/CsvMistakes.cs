// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network.Tests;

public sealed class CsvMistakes : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("pre,post,weight\n0,0,1\n0,x,1\n", "synapses.csv:3: post is 'x', which is not a whole number from 0 to 2147483647.")]
    [InlineData("pre,post,weight\n0,0,1\n\n# a remark\n0,1,nan\n", "synapses.csv:5: weight is 'nan', which is not a finite number.")]
    [InlineData("pre,post,weight\n0,0\n", "synapses.csv:2: the row has 2 cells, but the first row has 3.")]
    [InlineData("pre,post,wieght\n0,0,1\n", "synapses.csv:1: there is no column 'weight': did you mean 'wieght'?")]
    [InlineData("pre,post,weight\n0,0,1\n3,0,1\n", "synapses.csv:3: the projection from 'drive' to 'cells' names index 3 of 'drive', which has 3 members: use 0..2.")]
    [InlineData("", "synapses.csv has no rows.")]
    public void A_bad_row_of_synapses_is_told_with_its_line(string csv, string sentence)
    {
        _folder.Write("synapses.csv", csv);
        var yaml = Yaml.With("connector: all_to_all\n    weight: 0.5", "connector: { from_csv: { file: synapses.csv } }");

        Assert.Contains(sentence, Yaml.Mistake(yaml, _folder.Path).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1,2\n3,4\n", "net.yaml:11:5: the weights from 'drive' to 'cells' have 2 rows and 2 columns, but there must be a row for each of 3 sources and a column for each of 2 targets.")]
    [InlineData("1,2\n3\n5,6\n", "weights.csv:2: the row has 1 cells, but the first row has 2.")]
    [InlineData("1,2\n3,\n5,6\n", "weights.csv:2: column 2 is '', which is not a finite number.")]
    public void A_bad_matrix_of_weights_is_told(string csv, string sentence)
    {
        _folder.Write("weights.csv", csv);

        Assert.Contains(
            sentence, Yaml.Mistake(Yaml.With("weight: 0.5", "weight: { file: weights.csv }"), _folder.Path).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_weight_that_is_no_integer_is_told_with_its_line_in_integer_mode()
    {
        _folder.Write("weights.csv", "1,2\n3,128\n5,6\n");
        var yaml = Yaml.With("weight: 0.5", "weight: { file: weights.csv }") + "\nweights: integer\n";

        Assert.EndsWith(
            "weights.csv:2: a weight from 'drive' to 'cells' is 128, but with 'weights: integer' it must be an integer in -127..127.",
            Yaml.Mistake(yaml, _folder.Path).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("threshold\n1\nx\n", "cells.csv:3: threshold is 'x', which is not a finite number.")]
    [InlineData("level\n1\n2\n", "cells.csv:1: there is no column 'threshold': known are level.")]
    [InlineData("threshold\n1\n2\n3\n", "threshold of population 'cells' has 3 values, but the population has 2 neurons.")]
    public void A_bad_column_of_values_is_told(string csv, string sentence)
    {
        _folder.Write("cells.csv", csv);

        Assert.Contains(
            sentence, Yaml.Mistake(Yaml.With("threshold: 1", "threshold: { file: cells.csv }"), _folder.Path).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tick,population,index\n1,drive,0\n25,drive,0\n", "spikes.csv:3: a spike of 'drive' is in tick 25, but the run ends before tick 20: make the run longer.")]
    [InlineData("tick,population,index\n1,driver,0\n", "spikes.csv:2: a stimulus drives 'driver', which is no input: did you mean 'drive'?")]
    [InlineData("tick,population,index\n1,drive,3\n", "spikes.csv:2: a stimulus names index 3 of 'drive', which has 3 members: use 0..2.")]
    [InlineData("tick,population,index\n-1,drive,0\n", "spikes.csv:2: tick is '-1', which is not a whole number from 0 to 2147483647.")]
    [InlineData("time,population,index\n1,drive,0\n", "spikes.csv:1: there is no column 'tick': did you mean 'time'?")]
    public void A_bad_spike_is_told_with_its_line(string csv, string sentence)
    {
        _folder.Write("spikes.csv", csv);

        Assert.EndsWith(
            sentence, Yaml.Mistake(Yaml.With("{ population: drive, at: 3 ms }", "{ file: spikes.csv }"), _folder.Path).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_with_broken_quotes_is_told_with_its_line()
    {
        _folder.Write("spikes.csv", "tick,population,index\n1,\"drive\"x,0\n");

        Assert.Contains(
            "spikes.csv:2: this row is not CSV", Yaml.Mistake(Yaml.With("{ population: drive, at: 3 ms }", "{ file: spikes.csv }"), _folder.Path).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
