// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Cli.Tests;

public sealed class Weights_command : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task Shows_the_weights_of_a_description_and_of_its_image()
    {
        var (network, image) = (_shell.Write("bell.yaml", Learners.Bell), _shell.At("bell.ncimg"));
        (await Shell.RunAsync("compile", network, "--for", "tiny", "-o", image)).Fine();
        var described = (await Shell.RunAsync("weights", network, "--for", "tiny", "--json")).Fine();
        Assert.Equal(described.Out, (await Shell.RunAsync("weights", image, "--json")).Fine().Out);
        var heard = Assert.Single(described.Json.GetProperty("weights").EnumerateArray());
        Assert.Equal(("heard", 2, 10.0), (heard.GetProperty("projection").GetString(), heard.GetProperty("synapses").GetInt32(), heard.GetProperty("median").GetDouble()));

        var text = (await Shell.RunAsync("weights", image)).Fine().Out;
        Assert.StartsWith("bell for tiny, 2 synapses of 1 projection\n", text, StringComparison.Ordinal);
        Assert.Matches("│ heard +│ grow │ +2 │ +10 │ +0 │ +10 │ +10 │\n", text);
    }

    [Fact]
    public async Task Shows_the_projections_that_are_named_and_all_where_none_learns()
    {
        var network = _shell.Write("bell.yaml", Learners.Bell);
        var named = (await Shell.RunAsync("weights", network, "--projection", "tasted", "--projection", "heard", "--json")).Fine().Json;
        Assert.Equal(["tasted", "heard"], named.GetProperty("weights").EnumerateArray().Select(weights => weights.GetProperty("projection").GetString()));
        var chain = (await Shell.RunAsync("weights", Shell.Chain, "--json")).Fine().Json;
        Assert.Equal(["first", "onwards"], chain.GetProperty("weights").EnumerateArray().Select(weights => weights.GetProperty("projection").GetString()));
    }

    [Fact]
    public async Task Writes_and_draws_them()
    {
        (await Shell.RunAsync(
            "weights", Shell.Digits, "--plot-weights", _shell.At("w.png"), "--plot-histogram", _shell.At("h.svg"), "--log-histogram",
            "--save-weights", _shell.At("w.csv"), "--projection", "pixels->hidden")).Fine();
        Assert.All(["w.png", "h.svg", "w.csv"], file => Assert.True(new FileInfo(_shell.At(file)).Length > 1000, file));
        Assert.StartsWith("pre,post,weight\n0,0,", await File.ReadAllTextAsync(_shell.At("w.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_what_is_not_there_in_a_sentence()
    {
        (await Shell.RunAsync("weights", _shell.At("none.ncimg"))).Fails(ExitCode.Failed, "none.ncimg does not exist: check the name.");
        (await Shell.RunAsync("weights", Shell.Chain, "--projection", "back")).Fails(ExitCode.Failed, "'chain' has no projection 'back': it has first, onwards.");
        (await Shell.RunAsync("weights", Shell.Chain, "--plot-weights", "w.bmp")).Fails(ExitCode.Usage, "--plot-weights w.bmp must end in .png or .svg.");
        var image = _shell.At("chain.ncimg");
        (await Shell.RunAsync("compile", Shell.Chain, "-o", image)).Fine();
        (await Shell.RunAsync("weights", image, "--for", "tiny")).Fails(ExitCode.Failed, "was made for 'icebreaker', not for 'tiny': leave --for out");
    }
}
