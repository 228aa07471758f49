// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Cli.Tests;

public sealed class Compile_command : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task Writes_an_image_and_reports_what_the_numbers_became()
    {
        var path = _shell.At("chain.ncimg");
        var outcome = (await Shell.RunAsync("compile", Shell.Chain, "-o", path)).Fine();
        Assert.StartsWith("chain on icebreaker", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("link.tau_membrane", outcome.Out, StringComparison.Ordinal);
        Assert.Contains($"wrote {path}, ", outcome.Out, StringComparison.Ordinal);
        using var stream = File.OpenRead(path);
        Assert.Equal("icebreaker", ImageFile.Read(stream, path).Target.Name);
    }

    [Fact]
    public async Task Compiles_for_the_build_that_was_named_and_tells_programs()
    {
        var path = _shell.At("c.ncimg");
        var json = (await Shell.RunAsync("compile", Shell.Chain, "--for", "tiny", "--output", path, "--json")).Fine().Json;
        Assert.Equal(path, json.GetProperty("image").GetString());
        Assert.Equal(new FileInfo(path).Length, json.GetProperty("bytes").GetInt64());
        Assert.Equal("tiny", json.GetProperty("report").GetProperty("target").GetString());
    }

    [Fact]
    public async Task Says_what_does_not_fit_and_leaves_no_image()
    {
        var path = _shell.At("digits.ncimg");
        (await Shell.RunAsync("compile", Shell.Digits, "--for", "tiny", "-o", path)).Fails(ExitCode.Failed, "tiny");
        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task Says_that_there_is_no_such_build() =>
        (await Shell.RunAsync("compile", Shell.Chain, "--for", "huge")).Fails(ExitCode.Failed, "huge", "tiny", "icebreaker");

    [Fact]
    public async Task Says_that_there_is_no_such_file() =>
        (await Shell.RunAsync("compile", _shell.At("none.yaml"))).Fails(ExitCode.Failed, "none.yaml does not exist: check the name.");

    [Fact]
    public async Task Says_where_a_description_is_wrong()
    {
        var path = _shell.Write("bad.yaml", "name: bad\ntick: 1 ms\npopulations:\n  a: { size: 0, threshold: 1 }\n");
        (await Shell.RunAsync("compile", path)).Fails(ExitCode.Failed, $"{path}:4:");
    }

    [Fact]
    public async Task Says_that_an_image_cannot_be_written() =>
        (await Shell.RunAsync("compile", Shell.Chain, "-o", _shell.At("no/such/folder.ncimg")))
            .Fails(ExitCode.Failed, "cannot be written", "check that its folder exists");
}
