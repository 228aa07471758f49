// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;
using NeuroCore.Trainer;
using NeuroCore.Trainer.Digits;

namespace NeuroCore.Tools.Tests.Trainer;

public sealed class Digit_files : IDisposable
{
    private static readonly string Good = string.Join(',', Enumerable.Range(0, 64).Select(at => at % 17)) + ",7";

    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void A_line_is_an_image_and_its_label()
    {
        File.WriteAllLines(_path, [Good, Good]);

        ImmutableArray<DigitImage> images = DigitFile.Read(_path);

        Assert.Equal(2, images.Length);
        Assert.Equal(1, images[1].Number);
        Assert.Equal(7, images[1].Label);
        Assert.Equal(Enumerable.Range(0, 64).Select(at => (byte)(at % 17)), images[1].Pixels);
    }

    [Theory]
    [InlineData("1,2,3", "line 2: 3 values where an image has 65")]
    [InlineData("", "line 2: 1 values where an image has 65")]
    public void A_line_of_another_length_is_named(string line, string sentence)
    {
        File.WriteAllLines(_path, [Good, line]);

        Assert.Contains(sentence, Assert.Throws<NeuroCoreException>(() => DigitFile.Read(_path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "17", "line 1: value 1 is '17', not a whole number from 0 to 16")]
    [InlineData(3, "-1", "line 1: value 4 is '-1', not a whole number from 0 to 16")]
    [InlineData(64, "10", "line 1: value 65 is '10', not a whole number from 0 to 9")]
    [InlineData(64, "seven", "line 1: value 65 is 'seven', not a whole number from 0 to 9")]
    public void A_value_that_no_image_has_is_named(int place, string value, string sentence)
    {
        string[] fields = Good.Split(',');
        fields[place] = value;
        File.WriteAllText(_path, string.Join(',', fields));

        Assert.Contains(sentence, Assert.Throws<NeuroCoreException>(() => DigitFile.Read(_path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named_and_the_exit_code_is_1()
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();

        Assert.Equal(1, CommandLine.Run(["digits", "-o", "no-such-folder"], output, errors));
        Assert.Contains("no-such-folder", errors.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("letters")]
    [InlineData("digits", "--seed")]
    [InlineData("digits", "--seed", "one")]
    [InlineData("digits", "--fast")]
    public void Arguments_that_mean_nothing_are_refused_with_the_usage(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();

        Assert.Equal(2, CommandLine.Run(arguments, output, errors));
        Assert.Contains("--seed <number>", errors.ToString(), StringComparison.Ordinal);
    }
}
