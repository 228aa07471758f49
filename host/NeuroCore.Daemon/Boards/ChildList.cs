// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Globalization;

namespace NeuroCore.Daemon.Boards;

/// <summary>
/// Processes that the daemon started, kept in a file: when it was killed, the next one ends those that were left. A process is
/// known by number, name and time of its start, so that one which merely got the number is left alone.
/// </summary>
/// <param name="path">The file.</param>
internal sealed class ChildList(string path)
{
    private static readonly TimeSpan s_tolerance = TimeSpan.FromSeconds(2);
    private readonly Lock _lock = new();

    /// <summary>Notes a process.</summary>
    public void Add(int id)
    {
        using var process = Process.GetProcessById(id);
        var line = string.Create(CultureInfo.InvariantCulture, $"{id} {process.StartTime.ToUniversalTime().Ticks} {process.ProcessName}\n");
        lock (_lock)
            File.AppendAllText(path, line);
    }

    /// <summary>Ends what a daemon before this one left.</summary>
    /// <returns>How many processes.</returns>
    public int EndLeftovers()
    {
        lock (_lock)
        {
            if (!File.Exists(path))
                return 0;
            var ended = File.ReadAllLines(path).Count(End);
            File.Delete(path);
            return ended;
        }
    }

    private static bool End(string line)
    {
        if (line.Split(' ', 3) is not [var id, var start, var name] ||
            !int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ||
            !long.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks))
            return false; // half a line: the daemon was killed while it wrote
        try
        {
            using var process = Process.GetProcessById(number);
            var isIt = process.ProcessName == name && (process.StartTime.ToUniversalTime() - new DateTime(ticks, DateTimeKind.Utc)).Duration() < s_tolerance;
            if (isIt)
                process.Kill();
            return isIt;
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException)
        {
            return false; // it has ended by itself
        }
    }
}
