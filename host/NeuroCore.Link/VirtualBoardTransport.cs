// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using NeuroCore.Hardware;

namespace NeuroCore.Link;

/// <summary>A virtual board as a process of its own, started for this transport, which ends with it.</summary>
public sealed class VirtualBoardTransport : ITransport
{
    /// <summary>Names the program to start, instead of the one that the project builds.</summary>
    public const string Variable = "NEUROCORE_VIRTUAL_BOARD";

    private const string RootMark = "NeuroCore.sln";
    private const string Announcement = "pty: ";
    private static readonly TimeSpan s_startMargin = TimeSpan.FromSeconds(20);

    private readonly Process _process;
    private readonly SerialTransport _terminal;

    private VirtualBoardTransport(Process process, SerialTransport terminal)
    {
        _process = process;
        _terminal = terminal;
    }

    /// <inheritdoc/>
    public string Name => _terminal.Name;

    /// <summary>The process.</summary>
    public int ProcessId => _process.Id;

    /// <summary>True if the virtual board of a build was made.</summary>
    /// <param name="build">Build.</param>
    public static bool IsBuilt(Configuration build)
    {
        ArgumentNullException.ThrowIfNull(build);
        return Programs(build).Any(File.Exists);
    }

    /// <summary>Starts the virtual board of a build and opens its pseudo-terminal.</summary>
    /// <param name="build">Build.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="NeuroCoreException">It was not built, or does not start.</exception>
    public static async Task<VirtualBoardTransport> StartAsync(Configuration build, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(build);
        var process = Start(Find(build));
        try
        {
            var line = await process.StandardOutput.ReadLineAsync(cancellation).AsTask().WaitAsync(s_startMargin, cancellation).ConfigureAwait(false);
            if (line is null || !line.StartsWith(Announcement, StringComparison.Ordinal))
                throw DoesNotStart(process, line ?? "it ended at once");
            return new VirtualBoardTransport(process, SerialTransport.Open(line[Announcement.Length..].Trim(), build.Baud));
        }
        catch (Exception error)
        {
            End(process);
            throw error is TimeoutException ? DoesNotStart(process, "it says nothing") : error;
        }
    }

    /// <inheritdoc/>
    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation) => _terminal.WriteAsync(bytes, cancellation);

    /// <inheritdoc/>
    public ValueTask<int> ReadAsync(Memory<byte> buffer, TimeSpan timeout, CancellationToken cancellation) =>
        _terminal.ReadAsync(buffer, timeout, cancellation);

    /// <inheritdoc/>
    public ValueTask FallBackAsync(CancellationToken cancellation) => _terminal.FallBackAsync(cancellation);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _terminal.DisposeAsync().ConfigureAwait(false);
        End(_process);
    }

    private static string Find(Configuration build)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
            return File.Exists(named)
                ? named
                : throw new NeuroCoreException($"{Variable} names {named}, which does not exist: set it to a virtual_board program, or to nothing.");
        return Programs(build).FirstOrDefault(File.Exists)
            ?? throw new NeuroCoreException(
                $"There is no virtual board for '{build.Name}' yet ({Relative(build)}): build it with `make virtual-board BOARD={build.Name}` in the project's folder, or set {Variable} to one.");
    }

    private static string Relative(Configuration build) => Path.Combine("build", "verilator", build.Name, "virtual_board");

    private static IEnumerable<string> Programs(Configuration build) => Roots().Select(root => Path.Combine(root, Relative(build)));

    // The project's folder is above the place where the user stands, or above this program.
    private static IEnumerable<string> Roots()
    {
        foreach (var start in new[] { Environment.CurrentDirectory, AppContext.BaseDirectory })
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
                if (File.Exists(Path.Combine(folder.FullName, RootMark)))
                    yield return folder.FullName;
    }

    private static Process Start(string program)
    {
        // A Ctrl-C in the terminal goes to this program alone, which then ends the run cleanly. However this program ends, its
        // end of the board's input is closed, and the board ends too.
        const string apart = "/usr/bin/setsid";
        const string kept = "--kept";
        var start = File.Exists(apart) ? new ProcessStartInfo(apart, [program, kept]) : new ProcessStartInfo(program, [kept]);
        (start.RedirectStandardOutput, start.RedirectStandardError, start.RedirectStandardInput) = (true, true, true);
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            throw new NeuroCoreException($"The virtual board {program} cannot be started ({error.Message}): build it again with `make virtual-board`.", error);
        }
    }

    private static NeuroCoreException DoesNotStart(Process process, string what)
    {
        End(process);
        var said = process.StandardError.ReadToEnd().Trim();
        return new NeuroCoreException(
            $"The virtual board does not start ({(said.Length > 0 ? said.Split('\n')[^1] : what)}): build it again with `make virtual-board`.");
    }

    private static void End(Process process)
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.WaitForExit();
    }
}
