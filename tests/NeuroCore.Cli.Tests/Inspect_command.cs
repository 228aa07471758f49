// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Cli.Tests;

public sealed class Inspect_command : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task Shows_what_is_in_an_image()
    {
        var outcome = (await Shell.RunAsync("inspect", await ImageAsync())).Fine();
        Assert.StartsWith("chain for tiny (16 neurons, 32 sources, 4 lanes", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("ticks of 1 ms", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("3-bit delay, 16 encoders", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("\nneeds leak, ", outcome.Out, StringComparison.Ordinal);
        Assert.Matches("the build has more: .*noise, bipolar", outcome.Out);
        Assert.Matches("│ link +│ neurons │ +0 │ +8 │", outcome.Out);
        Assert.Matches("│ Threshold +│ +0 │ +8 │", outcome.Out);
    }

    [Fact]
    public async Task Tells_programs_too()
    {
        var json = (await Shell.RunAsync("inspect", await ImageAsync(), "--json")).Fine().Json;
        Assert.Equal("chain", json.GetProperty("network").GetString());
        Assert.Equal(["link", "start"], json.GetProperty("populations").EnumerateArray().Select(place => place.GetProperty("name").GetString()));
        Assert.NotEqual(0, json.GetProperty("sections").GetArrayLength());
        Assert.Equal("leak", json.GetProperty("needs")[0].GetString());
        Assert.True(json.GetProperty("needs").GetArrayLength() < json.GetProperty("build_features").GetArrayLength());
    }

    [Fact]
    public async Task Shows_what_learns_and_how()
    {
        var network = _shell.Write("learner.yaml", """
            name: learner
            tick: 1 ms
            inputs: { senses: { size: 4 } }
            populations: { cells: { size: 4, threshold: 1 } }
            rules:
              fading: |
                epoch: 8 ticks
                rounding: nearest
                dw = 2 * x0 - 2^-3 * w * e
            projections:
              - { name: in, source: senses, target: cells, connector: all_to_all, weight: 0.1, weight_unit: 0.01, rule: pair_stdp }
              - { name: on, source: cells, target: cells, connector: one_to_one, weight: 0.1, weight_unit: 0.02, rule: fading }
            learning: { from: 5 ms, until: 900 ms, third_factor: 0.5 }
            """);
        var image = _shell.At("learner.ncimg");
        (await Shell.RunAsync("compile", network, "--for", "tiny", "-o", image)).Fine();

        var text = (await Shell.RunAsync("inspect", image)).Fine().Out;
        Assert.Contains(
            "\nlearns from tick 5 until tick 900, third factor 0.5; products executed: 1 on an event, 1 on a spike, 1 at the end of an epoch\n", text, StringComparison.Ordinal);
        Assert.Matches("│ in +│ pair_stdp │ 0.01 │", text);
        Assert.Contains("\ntrace x1: tau = 20 ticks, impulse = 64    # mantissa 200, shift 4\n", text, StringComparison.Ordinal);
        Assert.Contains("\nepoch: 8 ticks\n", text, StringComparison.Ordinal);
        Assert.Matches(@"2\^1 \* x0 +# pre 0: ", text);
        Assert.Matches(@"- 2\^-3 \* w \* e +# epoch 0: ", text);

        var json = (await Shell.RunAsync("inspect", image, "--json")).Fine().Json;
        Assert.Equal(0.02, json.GetProperty("projections")[1].GetProperty("unit").GetDouble(), 12);
        var learning = json.GetProperty("learning");
        Assert.Equal((true, 5, 900, 8), (learning.GetProperty("on").GetBoolean(), learning.GetProperty("from").GetInt32(), learning.GetProperty("until").GetInt32(), learning.GetProperty("epoch_ticks").GetInt32()));
        Assert.Equal(["fading", "pair_stdp"], learning.GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("name").GetString()));
        Assert.Equal("2^1 * x0", learning.GetProperty("rules")[0].GetProperty("pre")[0].GetProperty("term").GetString());
        Assert.Equal(0, learning.GetProperty("rules")[0].GetProperty("post").GetArrayLength());
    }

    [Fact]
    public async Task Says_that_a_file_is_no_image() =>
        (await Shell.RunAsync("inspect", Shell.Chain)).Fails(ExitCode.Failed, Shell.Chain);

    [Fact]
    public async Task Says_that_an_image_is_damaged()
    {
        var path = await ImageAsync();
        var bytes = await File.ReadAllBytesAsync(path);
        bytes[^20] ^= 4;
        await File.WriteAllBytesAsync(path, bytes);
        (await Shell.RunAsync("inspect", path)).Fails(ExitCode.Failed, path);
    }

    [Theory]
    [InlineData("none.ncimg", "does not exist: check the name.")]
    [InlineData("", "cannot be read: check that it is a file")]
    public async Task Says_that_a_file_cannot_be_read(string name, string sentence) =>
        (await Shell.RunAsync("inspect", _shell.At(name))).Fails(ExitCode.Failed, sentence);

    private async Task<string> ImageAsync()
    {
        var path = _shell.At("chain.ncimg");
        (await Shell.RunAsync("compile", Shell.Chain, "--for", "tiny", "-o", path)).Fine();
        return path;
    }
}
