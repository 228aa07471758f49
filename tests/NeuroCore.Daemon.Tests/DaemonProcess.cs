// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;

namespace NeuroCore.Daemon.Tests;

/// <summary>A daemon as a process of its own, which can be killed.</summary>
internal sealed class DaemonProcess : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private DaemonProcess(Process process) => _process = process;

    public Process Process => _process;

    /// <summary>The installed command, where that is to be tested.</summary>
    public static string? Program { get; } = Environment.GetEnvironmentVariable("NEUROCORE_COMMAND");

    /// <summary>Starts one and waits until it answers.</summary>
    public static async Task<DaemonProcess> StartAsync(string data, params string[] boards)
    {
        string[] command = Program is { } program ? [program] : ["dotnet", Repository.Command];
        var start = new ProcessStartInfo(command[0], [.. command[1..], "serve", "--data", data, "--socket", Path.Combine(data, "s"), "--no-search", "--checkpoint", "50", "--quiet"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var board in boards)
        {
            start.ArgumentList.Add("--board");
            start.ArgumentList.Add(board);
        }

        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var line = await process.StandardOutput.ReadLineAsync().WaitAsync(s_patience);
        Assert.StartsWith("neurocore serves at ", line, StringComparison.Ordinal);
        return new DaemonProcess(process);
    }

    /// <summary>SIGKILL.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
    }
}
