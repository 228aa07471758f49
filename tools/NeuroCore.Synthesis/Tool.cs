// SPDX-License-Identifier: Apache-2.0
using System.ComponentModel;
using CliWrap;
using CliWrap.Buffered;
using NeuroCore.Hardware;

namespace NeuroCore.Synthesis;

/// <summary>An external program of the flow: its output is kept in a log, its failure becomes one sentence.</summary>
public static class Tool
{
    /// <summary>Runs a program from the root of the repository and waits for its end.</summary>
    /// <param name="root">Working directory.</param>
    /// <param name="log">File that gets all that the program prints.</param>
    /// <param name="program">Its name.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="cancellation">Ends the program.</param>
    /// <exception cref="NeuroCoreException">The program is missing or failed.</exception>
    public static async Task RunAsync(
        string root, string log, string program, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        var (exitCode, output) = await StartAsync(root, program, arguments, cancellation).ConfigureAwait(false);
        await File.WriteAllTextAsync(log, output, cancellation).ConfigureAwait(false);
        if (exitCode != 0)
            throw new NeuroCoreException($"{program} failed ({Reason(exitCode, output)}): its whole output is in {log}.");
    }

    /// <summary>What a program prints that needs no log, whatever its exit code.</summary>
    /// <param name="root">Working directory.</param>
    /// <param name="program">Its name.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="cancellation">Ends the program.</param>
    /// <exception cref="NeuroCoreException">The program is missing.</exception>
    public static async Task<string> OutputAsync(string root, string program, IEnumerable<string> arguments, CancellationToken cancellation) =>
        (await StartAsync(root, program, arguments, cancellation).ConfigureAwait(false)).Output;

    /// <summary>Runs a program and gives its exit code and all that it prints.</summary>
    /// <param name="root">Working directory.</param>
    /// <param name="program">Its name.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="cancellation">Ends the program.</param>
    /// <exception cref="NeuroCoreException">The program is missing.</exception>
    public static async Task<(int ExitCode, string Output)> StartAsync(
        string root, string program, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        try
        {
            var result = await CliWrap.Cli.Wrap(program).WithArguments(arguments).WithWorkingDirectory(root)
                .WithValidation(CommandResultValidation.None).ExecuteBufferedAsync(cancellation).ConfigureAwait(false);
            return (result.ExitCode, result.StandardOutput + result.StandardError);
        }
        catch (Win32Exception e)
        {
            throw new NeuroCoreException($"The program '{program}' could not be started: run `make setup` to install it.", e);
        }
    }

    /// <summary>True if a program of this name is on the path.</summary>
    public static bool IsThere(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, program)));

    private static string Reason(int exitCode, string output) =>
        output.Split('\n').LastOrDefault(line => line.Contains("ERROR", StringComparison.Ordinal))?.Trim() ?? $"exit code {exitCode}";
}
