// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Globalization;
using NeuroCore.Hardware;
using NeuroCore.Link;

namespace NeuroCore.VirtualBoard.Tests;

/// <summary>A virtual board as a process of its own, built when it is not there yet.</summary>
internal sealed class VirtualBoard : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private readonly Process _process;
    private readonly string _folder;

    private VirtualBoard(Process process, string folder, Configuration configuration, string terminal)
    {
        _process = process;
        _folder = folder;
        Configuration = configuration;
        Terminal = terminal;
    }

    /// <summary>The build.</summary>
    public Configuration Configuration { get; }

    /// <summary>Its serial port.</summary>
    public string Terminal { get; }

    /// <summary>A symbolic link to that port.</summary>
    public string Link => Path.Combine(_folder, "board");

    /// <summary>Processor time that it has used.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    private string StatisticsFile => Path.Combine(_folder, "statistics.json");

    /// <summary>Builds the board if need be and starts it.</summary>
    public static async Task<VirtualBoard> StartAsync(string configuration)
    {
        var root = RepositoryRoot();
        using (var build = Process.Start(Path.Combine(root, "sim/verilator/build.sh"), [configuration]))
        {
            await build.WaitForExitAsync();
            Assert.True(build.ExitCode == 0, $"The virtual board {configuration} does not build: run make virtual-board BOARD={configuration}.");
        }

        var folder = Directory.CreateTempSubdirectory("virtual-board-").FullName;
        var start = new ProcessStartInfo(
            Path.Combine(root, "build/verilator", configuration, "virtual_board"),
            ["--link", Path.Combine(folder, "board"), "--statistics", Path.Combine(folder, "statistics.json")])
        {
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync().WaitAsync(s_patience);
        Assert.StartsWith("pty: ", line, StringComparison.Ordinal);
        return new VirtualBoard(process, folder, Configurations.Named(configuration), line!["pty: ".Length..]);
    }

    /// <summary>A session with it.</summary>
    public async Task<DeviceSession> ConnectAsync() =>
        await DeviceSession.ConnectAsync(
            SerialTransport.Open(Terminal, Configuration.Baud), new SessionOptions { Baud = Configuration.Baud }, default);

    /// <summary>Its figures so far, once it is at rest.</summary>
    public async Task<BoardStatistics> RestAsync()
    {
        var last = await StatisticsAsync();
        while (true)
        {
            await Task.Delay(100);
            var next = await StatisticsAsync();
            if (next.Clocks == last.Clocks)
                return next;
            last = next;
        }
    }

    /// <summary>Ends it with a signal.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> EndAsync(string signal)
    {
        await SignalAsync(signal);
        await _process.WaitForExitAsync().WaitAsync(s_patience);
        return _process.ExitCode;
    }

    /// <summary>Its figures when it ended.</summary>
    public BoardStatistics LastStatistics() => BoardStatistics.Read(StatisticsFile);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await EndAsync("TERM");
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<BoardStatistics> StatisticsAsync()
    {
        File.Delete(StatisticsFile);
        await SignalAsync("USR1");
        var watch = Stopwatch.StartNew();
        while (!File.Exists(StatisticsFile))
        {
            Assert.True(watch.Elapsed < s_patience, "The board does not write its statistics.");
            await Task.Delay(5);
        }

        return BoardStatistics.Read(StatisticsFile);
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>The top folder of the project.</summary>
    public static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "NeuroCore.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run within the repository.");
    }
}
