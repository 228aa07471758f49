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
        BufferedCommandResult result;
        try
        {
            result = await CliWrap.Cli.Wrap(program).WithArguments(arguments).WithWorkingDirectory(root)
                .WithValidation(CommandResultValidation.None).ExecuteBufferedAsync(cancellation).ConfigureAwait(false);
        }
        catch (Win32Exception e)
        {
            throw new NeuroCoreException($"The program '{program}' could not be started: run `make setup` to install it.", e);
        }

        var output = result.StandardOutput + result.StandardError;
        await File.WriteAllTextAsync(log, output, cancellation).ConfigureAwait(false);
        if (result.ExitCode != 0)
        {
            var reason = output.Split('\n').LastOrDefault(line => line.Contains("ERROR", StringComparison.Ordinal));
            throw new NeuroCoreException(
                $"{program} failed ({reason?.Trim() ?? $"exit code {result.ExitCode}"}): its whole output is in {log}.");
        }
    }
}
