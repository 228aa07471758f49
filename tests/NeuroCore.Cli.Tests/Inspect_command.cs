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
