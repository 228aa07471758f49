// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Cli.Tests;

public sealed class Run_command_that_cannot : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task Know_how_long() =>
        (await Shell.RunAsync("run", await ImageAsync())).Fails(
            ExitCode.Failed, "Nobody says how long to run 'chain': give --ticks, --time or --stimulus.");

    [Fact]
    public async Task Run_a_part_of_a_tick() =>
        (await Shell.RunAsync("run", Shell.Chain, "--time", "1.5ms")).Fails(
            ExitCode.Failed, "The length of the run", "not a whole number of ticks");

    [Fact]
    public async Task Find_the_network() =>
        (await Shell.RunAsync("run", _shell.At("none.yaml"))).Fails(ExitCode.Failed, "none.yaml does not exist: check the name.");

    [Fact]
    public async Task Run_an_image_of_one_build_on_another() =>
        (await Shell.RunAsync("run", await ImageAsync(), "--for", "tiny", "--ticks", "5")).Fails(
            ExitCode.Failed, "was made for 'icebreaker', not for 'tiny': leave --for out");

    [Theory]
    [InlineData("tick,population,index\n0,nowhere,0\n", "drives 'nowhere', which is no input")]
    [InlineData("tick,population,index\n0,start,1\n", "drives start[1], but")]
    [InlineData("tick,population,index\n0,start,0\n99,start,0\n", "s.csv:3: a spike of 'start' is in tick 99")]
    [InlineData("tick,population,index\nzero,start,0\n", "s.csv:2")]
    [InlineData("time,population,index\n", "s.csv")]
    public async Task Understand_a_stimulus(string text, string sentence) =>
        (await Shell.RunAsync("run", Shell.Chain, "--stimulus", _shell.Write("s.csv", text))).Fails(ExitCode.Failed, sentence);

    [Fact]
    public async Task Find_the_port() =>
        (await Shell.RunAsync("run", Shell.Chain, "--on", "/dev/ttyUSB99")).Fails(
            ExitCode.Failed, "There is no port /dev/ttyUSB99: check the cable and the name");

    [Fact]
    public async Task Find_a_recording() =>
        (await Shell.RunAsync("run", Shell.Chain, "--replay", _shell.At("none.rec"))).Fails(ExitCode.Failed, "none.rec does not exist");

    [Fact]
    public async Task Understand_a_recording() =>
        (await Shell.RunAsync("run", Shell.Chain, "--replay", Shell.Chain)).Fails(ExitCode.Failed, "is not a recording of a NeuroCore session");

    [Theory]
    [InlineData("--record", "session.rec")]
    [InlineData("--spikes", "out.csv")]
    [InlineData("--plot", "raster.svg")]
    public async Task Write_a_file(string option, string name)
    {
        // A file stands where a folder should be.
        var outcome = await Shell.RunAsync("run", Shell.Chain, option, Path.Combine(_shell.Write("file", ""), name));
        Assert.Equal(ExitCode.Failed, outcome.ExitCode);
        Assert.Contains($"{name} cannot be written", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("check that its folder exists", outcome.Error, StringComparison.Ordinal);
    }

    private async Task<string> ImageAsync()
    {
        var path = _shell.At("chain.ncimg");
        (await Shell.RunAsync("compile", Shell.Chain, "-o", path)).Fine();
        return path;
    }
}
