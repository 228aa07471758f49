// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace NeuroCore.Cli.Tests;

/// <summary>What a command printed and returned.</summary>
internal sealed record Outcome(int ExitCode, string Out, string Error)
{
    public JsonElement Json => JsonDocument.Parse(Out).RootElement;

    /// <summary>Checks that it worked and said nothing but results.</summary>
    public Outcome Fine()
    {
        Assert.True(ExitCode == 0 && Error.Length == 0, $"exit code {ExitCode}: {Error}");
        return this;
    }

    /// <summary>Checks that it failed with one sentence that has these parts, and printed no result.</summary>
    public void Fails(int exitCode, params string[] parts)
    {
        Assert.All(parts, part => Assert.Contains(part, Error, StringComparison.Ordinal));
        Assert.Equal((exitCode, ""), (ExitCode, Out));
        Assert.Single(Error.TrimEnd('\n').Split('\n'));
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
    }
}

/// <summary>Runs the command as a user does, in a folder of its own: in this process, or the program that NEUROCORE_COMMAND names.</summary>
internal sealed class Shell : IDisposable
{
    private static readonly string? s_program = Environment.GetEnvironmentVariable("NEUROCORE_COMMAND");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("neurocore-cli-");

    public static string Root { get; } = FindRoot();

    public static string Chain => Path.Combine(Root, "host", "examples", "chain", "network.yaml");

    public static string Digits => Path.Combine(Root, "host", "examples", "digits", "network.yaml");

    /// <summary>Path of a file in the folder.</summary>
    public string At(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>Writes a file into the folder.</summary>
    public string Write(string name, string text)
    {
        File.WriteAllText(At(name), text);
        return At(name);
    }

    public static Task<Outcome> RunAsync(params string[] arguments) => RunAsync(CancellationToken.None, arguments);

    public static async Task<Outcome> RunAsync(CancellationToken cancellation, params string[] arguments)
    {
        if (s_program is not null)
            return await RunProgramAsync(s_program, arguments, cancellation);
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exitCode = await CommandLine.RunAsync(arguments, Terminal.Of(output, error), cancellation);
        return new Outcome(exitCode, output.ToString(), error.ToString());
    }

    private static async Task<Outcome> RunProgramAsync(string program, string[] arguments, CancellationToken cancellation)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var interrupt = process.Id.ToString(CultureInfo.InvariantCulture);
        await using var interruption = cancellation.Register(() => Process.Start("kill", ["-TERM", interrupt]).Dispose());
        var (output, error) = (process.StandardOutput.ReadToEndAsync(CancellationToken.None), process.StandardError.ReadToEndAsync(CancellationToken.None));
        await process.WaitForExitAsync(CancellationToken.None);
        return new Outcome(process.ExitCode, await output, await error);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "NeuroCore.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
