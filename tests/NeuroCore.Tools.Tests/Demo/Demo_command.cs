// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Demo;
using NeuroCore.Tools.Tests.Generator;
using Spectre.Console;

namespace NeuroCore.Tools.Tests.Demo;

public sealed class Demo_command : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("neurocore-demo-").FullName;
    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        _output.Dispose();
        _errors.Dispose();
    }

    [Fact]
    public async Task Images_are_classified_on_the_model_and_drawn()
    {
        int code = await RunAsync("--on-model", "5", "--on-board", "0");

        Assert.Equal("", _errors.ToString());
        Assert.Equal(0, code);
        Assert.Contains("accuracy: 100.00 % (5/5)\n", _output.ToString(), StringComparison.Ordinal);
        Assert.Matches(@"clocks per image: \d+ \(\d+ to \d+\), 0\.\d\d ms at 30 MHz\n", _output.ToString());
        Assert.Matches(@"through on-chip encoders and counters \(icebreaker-inference\): 5 images on the emulator: .*\naccuracy: 100\.00 % \(5/5\)\n", _output.ToString());
        Assert.True(new FileInfo(Path.Combine(_folder, "raster.png")).Length > 10_000);
        Assert.True(new FileInfo(Path.Combine(_folder, "raster.svg")).Length > 10_000);
    }

    [Fact]
    public async Task A_missing_virtual_board_is_named_with_what_builds_it()
    {
        int code = await RunAsync("--on-model", "1", "--virtual-boards", _folder);

        Assert.Equal(1, code);
        Assert.Contains("sim/verilator/build.sh icebreaker", _errors.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("echo pty elsewhere", "pty elsewhere")]
    [InlineData("exit 3", "it ended at once")]
    public async Task A_virtual_board_that_does_not_start_is_named(string script, string said)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_folder, "icebreaker")).FullName;
        string program = Path.Combine(folder, "virtual_board");
        await File.WriteAllTextAsync(program, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        int code = await RunAsync("--on-model", "1", "--virtual-boards", _folder);

        Assert.Equal(1, code);
        Assert.Contains(said, _errors.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--on-model")]
    [InlineData("--on-model", "0")]
    [InlineData("--on-board", "some")]
    [InlineData("--fast", "yes")]
    public async Task Arguments_that_mean_nothing_are_refused_with_the_usage(params string[] arguments)
    {
        int code = await CommandLine.RunAsync(arguments, Console(), _errors);

        Assert.Equal(2, code);
        Assert.Contains("--on-board <images>", _errors.ToString(), StringComparison.Ordinal);
    }

    private Task<int> RunAsync(params string[] arguments) => CommandLine.RunAsync(
        [.. arguments, "--example", Path.Combine(Repository.Root, "host", "examples", "digits"), "-o", _folder], Console(), _errors);

    private IAnsiConsole Console() => AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(_output), Ansi = AnsiSupport.No });
}
