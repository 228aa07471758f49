// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Cli;

namespace NeuroCore.Formats.Tests;

/// <summary>Runs the command line as a user does.</summary>
internal static class Command
{
    /// <summary>Runs a command that must work.</summary>
    /// <returns>What it printed.</returns>
    public static async Task<string> FineAsync(params string[] arguments)
    {
        var (code, output, error) = await RunAsync(arguments);
        Assert.True(code == 0, $"neurocore {string.Join(' ', arguments)}: exit code {code}: {error}");
        return output;
    }

    /// <summary>Runs a command that must fail with one sentence.</summary>
    /// <returns>The sentence.</returns>
    public static async Task<string> FailsAsync(params string[] arguments)
    {
        var (code, output, error) = await RunAsync(arguments);
        Assert.True(code == 1, $"neurocore {string.Join(' ', arguments)}: exit code {code}: {output}{error}");
        Assert.Equal("", output);
        Assert.Single(error.TrimEnd('\n').Split('\n'));
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        return error;
    }

    public static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = await CommandLine.RunAsync(arguments, Terminal.Of(output, error), CancellationToken.None);
        return (code, output.ToString(), error.ToString());
    }
}
