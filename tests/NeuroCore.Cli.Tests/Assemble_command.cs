// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Cli.Tests;

public sealed class Assemble_command : IDisposable
{
    private const string Text = "trace x1: tau = 20 ms, impulse = 64\nepoch: 64 ms\ndw = 0.005 * x1 * y0 - 2^-9 * w * e\n";
    private readonly Shell _shell = new();

    private static string Pair => Path.Combine(Shell.Root, "firmware", "pair_stdp.rule");

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task Prints_the_listing_that_lies_beside_the_rule()
    {
        var outcome = (await Shell.RunAsync("assemble", Pair)).Fine();

        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(Shell.Root, "firmware", "listings", "pair_stdp.icebreaker.lst")), outcome.Out);
    }

    [Fact]
    public async Task Assembles_for_another_build_and_tick()
    {
        var outcome = (await Shell.RunAsync("assemble", _shell.Write("some.rule", Text), "--for", "complete-fine", "--tick", "2ms")).Fine();

        Assert.StartsWith("# some for complete-fine, ticks of 2 ms\n", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("trace x1: tau = 9.99 ticks", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("epoch: 32 ticks", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_listing_can_be_assembled()
    {
        var first = (await Shell.RunAsync("assemble", _shell.Write("some.rule", Text))).Fine().Out;
        var second = (await Shell.RunAsync("assemble", _shell.Write("some.rule", first))).Fine().Out;

        Assert.Equal(Uncommented(first), Uncommented(second));

        static IEnumerable<string> Uncommented(string listing) => listing.Split('\n').Where(line => !line.StartsWith('#'));
    }

    [Fact]
    public async Task Tells_programs_too()
    {
        var json = (await Shell.RunAsync("assemble", _shell.Write("some.rule", Text), "--json")).Fine().Json;

        Assert.Equal(("some", "icebreaker", 64), (json.GetProperty("rule").GetString(), json.GetProperty("build").GetString(), json.GetProperty("epoch_ticks").GetInt32()));
        Assert.Equal(0, json.GetProperty("pre").GetArrayLength());
        var product = Assert.Single(json.GetProperty("post").EnumerateArray());
        Assert.Equal(("weight", "41 * 2^-13 * x1 * y0"), (product.GetProperty("changes").GetString(), product.GetProperty("term").GetString()));
        Assert.Matches("^[0-9A-F]{8}$", product.GetProperty("word").GetString());
        Assert.Equal("- 2^-9 * w * e", json.GetProperty("epoch")[0].GetProperty("term").GetString());
        Assert.Equal((200, 4, 64), (Trace("mantissa"), Trace("shift"), Trace("impulse")));
        Assert.False(json.GetProperty("needs_tags").GetBoolean());
        Assert.Contains(json.GetProperty("notes").EnumerateArray(), note => note.GetString()!.Contains("0.005 in front of x1 * y0 became 0.005005 (+0.1 %)", StringComparison.Ordinal));

        int Trace(string name) => Assert.Single(json.GetProperty("traces").EnumerateArray()).GetProperty(name).GetInt32();
    }

    [Fact]
    public async Task A_mistake_is_told_with_file_line_and_column()
    {
        var path = _shell.Write("some.rule", Text.Replace("* y0", "* y3", StringComparison.Ordinal));

        (await Shell.RunAsync("assemble", path)).Fails(ExitCode.Failed, $"{path}:3:19: 'y3' is neither a variable nor a number named before");
    }

    [Theory]
    [InlineData("none.rule", "icebreaker", "1ms", ExitCode.Failed, "does not exist: check the name.")]
    [InlineData("some.rule", "hx8k", "1ms", ExitCode.Failed, "The build 'hx8k' does not learn: assemble for ")]
    [InlineData("some.rule", "nobody", "1ms", ExitCode.Failed, "There is no configuration named 'nobody'")]
    [InlineData("some.rule", "icebreaker", "3ticks", ExitCode.Usage, "A tick is a time above 0 in s, ms or us, such as 1ms.")]
    [InlineData("some.rule", "icebreaker", "0ms", ExitCode.Usage, "A tick is a time above 0 in s, ms or us, such as 1ms.")]
    public async Task What_cannot_be_assembled_is_told(string file, string build, string tick, int exitCode, string sentence)
    {
        _shell.Write("some.rule", Text);

        (await Shell.RunAsync("assemble", _shell.At(file), "--for", build, "--tick", tick)).Fails(exitCode, sentence);
    }
}
