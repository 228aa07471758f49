// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Formats.Tests.Events;

public sealed class Encode_command
{
    [Fact]
    public async Task A_range_need_not_begin_at_zero()
    {
        using var folder = new Folder();
        await Command.FineAsync("encode", folder.Write("t.csv", "6,7\n"), "--least", "5", "--most", "10", "-o", folder.At("o.csv"));
        Assert.Contains(",input,1", await File.ReadAllTextAsync(folder.At("o.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_above_a_table_may_lie_below_remarks_and_a_row_is_never_taken_for_them()
    {
        using var folder = new Folder();
        await Command.FineAsync("encode", folder.Write("t.csv", "# of today\nleft,right\n0.5,1\n"), "-o", folder.At("o.csv"));
        await Refused("1,nan,0.3\n0.1,0.2,0.3\n", "no finite number in column 2");
    }

    [Theory]
    [InlineData("0.5,1\n", "is no range", "--least", "1", "--most", "1")]
    [InlineData("0.5,1\n", "fewer --neurons", "--as", "population", "--neurons", "100000000")]
    [InlineData("0.5,1\n", "cannot be the name of an input", "--population", "a,b")]
    [InlineData("0.5,12\n", "the value 12")]
    public async Task What_makes_no_sense_is_told_in_a_sentence(string rows, string told, params string[] options) => await Refused(rows, told, options);

    [Fact]
    public async Task A_camera_larger_than_the_format_is_told_in_a_sentence()
    {
        using var folder = new Folder();
        var (code, _, sentence) = await Command.RunAsync("encode", folder.Write("e.bin", "12345"), "--size", "300x200", "-o", folder.At("o.csv"));
        Assert.Equal(1, code);
        Assert.Contains("300 x 200", sentence, StringComparison.Ordinal);
        Assert.Single(sentence.TrimEnd().Split('\n'));
    }

    private static async Task Refused(string rows, string told, params string[] options)
    {
        using var folder = new Folder();
        var (code, _, sentence) = await Command.RunAsync(["encode", folder.Write("t.csv", rows), .. options, "-o", folder.At("o.csv")]);
        Assert.Equal(1, code);
        Assert.Contains(told, sentence, StringComparison.Ordinal);
        Assert.Single(sentence.TrimEnd().Split('\n'));
        Assert.False(File.Exists(folder.At("o.csv")));
    }
}
