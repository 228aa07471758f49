// SPDX-License-Identifier: Apache-2.0
using System.Runtime.Versioning;
using NeuroCore.Hardware;

namespace NeuroCore.Cli.Tests;

/// <summary>The only class that sets NEUROCORE_VIRTUAL_BOARD; tests that start boards run one after the other.</summary>
[UnsupportedOSPlatform("windows")]
[Collection("virtual boards")]
public sealed class Virtual_boards : IDisposable
{
    private const string Variable = "NEUROCORE_VIRTUAL_BOARD";

    private readonly Shell _shell = new();

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Variable, null);
        _shell.Dispose();
    }

    [Fact]
    public async Task That_were_not_built_are_told_how_to_build()
    {
        var from = Environment.CurrentDirectory;
        (await Shell.RunAsync("run", Shell.Chain, "--on", "virtual", "--for", NotBuilt())).Fails(
            ExitCode.Failed, $"There is no virtual board for '{NotBuilt()}' yet", $"`make virtual-board BOARD={NotBuilt()}`", Variable);
        Assert.Equal(from, Environment.CurrentDirectory);
    }

    [Fact]
    public async Task That_do_not_exist_are_told_by_the_variable_that_names_them()
    {
        Environment.SetEnvironmentVariable(Variable, _shell.At("none"));
        (await Shell.RunAsync("run", Shell.Chain, "--on", "virtual")).Fails(ExitCode.Failed, $"{Variable} names {_shell.At("none")}, which does not exist");
    }

    [Theory]
    [InlineData("exit 3", "does not start (it ended at once)")]
    [InlineData("echo 'no memory' >&2", "does not start (no memory)")]
    [InlineData("echo hello; sleep 60", "does not start (hello)")]
    [InlineData("echo pty: /dev/pts/none; sleep 60", "There is no port /dev/pts/none")]
    public async Task That_do_not_start_say_why(string script, string sentence)
    {
        var path = _shell.Write("virtual_board", $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Environment.SetEnvironmentVariable(Variable, path);
        (await Shell.RunAsync("run", Shell.Chain, "--on", "virtual")).Fails(ExitCode.Failed, sentence);
    }

    [Fact]
    public async Task Give_what_the_model_gives()
    {
        Environment.SetEnvironmentVariable(Variable, Program("tiny"));
        var board = (await Shell.RunAsync("run", Shell.Chain, "--on", "virtual", "--for", "tiny", "--json")).Fine().Json;
        var model = (await Shell.RunAsync("run", Shell.Chain, "--on", "model", "--for", "tiny", "--json")).Fine().Json;
        Assert.Equal(model.GetProperty("digest").GetString(), board.GetProperty("digest").GetString());
        Assert.Equal(model.GetProperty("clocks").GetInt64(), board.GetProperty("clocks").GetInt64());
    }

    private static string NotBuilt() => Configurations.All.First(build => !File.Exists(Program(build.Name))).Name;

    private static string Program(string build) => Path.Combine(Shell.Root, "build", "verilator", build, "virtual_board");
}
