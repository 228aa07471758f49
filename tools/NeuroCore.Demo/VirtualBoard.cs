// SPDX-License-Identifier: Apache-2.0
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using NeuroCore.Hardware;

namespace NeuroCore.Demo;

/// <summary>The Verilated board as a child process, reached through a pseudo-terminal as a board is through its serial port.</summary>
internal sealed class VirtualBoard : IAsyncDisposable
{
    private const string Announcement = "pty: ";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly Process _process;
    private readonly string _statistics;

    private VirtualBoard(Process process, string statistics, string port)
    {
        _process = process;
        _statistics = statistics;
        Port = port;
    }

    /// <summary>Path of the pseudo-terminal.</summary>
    internal string Port { get; }

    /// <summary>Starts a virtual board.</summary>
    /// <param name="executable">Path of the program.</param>
    /// <param name="configuration">Its build, for messages.</param>
    /// <param name="statistics">File for its statistics.</param>
    /// <exception cref="NeuroCoreException">It is missing or does not start.</exception>
    internal static async Task<VirtualBoard> StartAsync(string executable, string configuration, string statistics)
    {
        if (!File.Exists(executable))
            throw new NeuroCoreException($"There is no virtual board at '{executable}': run `sim/verilator/build.sh {configuration}` first.");
        var start = new ProcessStartInfo(executable, ["--statistics", statistics]) { RedirectStandardOutput = true };
        Process? process = null;
        try
        {
            process = Process.Start(start)!;
            string? line = await process.StandardOutput.ReadLineAsync().WaitAsync(Patience).ConfigureAwait(false);
            if (line is null || !line.StartsWith(Announcement, StringComparison.Ordinal))
                throw DoesNotStart(executable, configuration, line ?? "it ended at once");
            var board = new VirtualBoard(process, statistics, line[Announcement.Length..]);
            process = null;
            return board;
        }
        catch (Exception error) when (error is TimeoutException or Win32Exception)
        {
            throw DoesNotStart(executable, configuration, error.Message);
        }
        finally
        {
            // Gone when the board is handed out; left over after any failure.
            process?.Kill();
            process?.Dispose();
        }
    }

    private static NeuroCoreException DoesNotStart(string executable, string configuration, string said) =>
        new($"The virtual board at '{executable}' does not name its port ({said}): run `sim/verilator/build.sh {configuration}` again.");

    /// <summary>The statistics of now.</summary>
    internal async Task<WireStatistics> StatisticsAsync()
    {
        File.Delete(_statistics);
        await SignalAsync("USR1").ConfigureAwait(false);
        await WaitAsync(() => File.Exists(_statistics)).ConfigureAwait(false);
        return WireStatistics.Read(_statistics);
    }

    /// <summary>Waits until the board rests and its clock stands: the next byte from the host starts it again.</summary>
    internal async Task<WireStatistics> StandingAsync()
    {
        var patience = Stopwatch.StartNew();
        for (WireStatistics before = await StatisticsAsync().ConfigureAwait(false); ;)
        {
            await Task.Delay(Pause).ConfigureAwait(false);
            WireStatistics now = await StatisticsAsync().ConfigureAwait(false);
            if (now.Clocks == before.Clocks)
                return now;
            if (patience.Elapsed > Patience)
                throw new NeuroCoreException("The virtual board's clock does not come to rest: build it again with sim/verilator/build.sh.");
            before = now;
        }
    }

    /// <summary>Ends the board and waits for it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await SignalAsync("TERM").ConfigureAwait(false);
            try
            {
                await _process.WaitForExitAsync().WaitAsync(Patience).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                _process.Kill();
            }
        }
        _process.Dispose();
    }

    private async Task SignalAsync(string name)
    {
        string command = string.Create(CultureInfo.InvariantCulture, $"kill -{name} {_process.Id}");
        using Process kill = Process.Start("/bin/sh", ["-c", command]);
        await kill.WaitForExitAsync().ConfigureAwait(false);
    }

    private async Task WaitAsync(Func<bool> come)
    {
        var patience = Stopwatch.StartNew();
        while (!come())
        {
            if (_process.HasExited)
                throw new NeuroCoreException($"The virtual board ended by itself with exit code {_process.ExitCode}: its own message says why.");
            if (patience.Elapsed > Patience)
                throw new NeuroCoreException("The virtual board does not write its statistics: build it again with sim/verilator/build.sh.");
            await Task.Delay(TimeSpan.FromMilliseconds(2)).ConfigureAwait(false);
        }
    }
}
