// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Globalization;
using NeuroCore.Daemon.Client;
using NeuroCore.Hardware;
using NeuroCore.Link;

namespace NeuroCore.Daemon.Tests;

/// <summary>Virtual boards are processes that the daemon starts: they must not outlive it, and no next daemon may be needed for that.</summary>
public sealed class Boards_of_a_killed_daemon : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("neurocore-left-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(100, true)]
    [InlineData(1_000_000, false)]
    public async Task End_with_it_whether_they_rest_or_work(int ticks, bool rests)
    {
        if (!VirtualBoardTransport.IsBuilt(Configurations.Named("tiny")))
            return; // built by `make virtual-board`; the tests of the virtual board build theirs
        using var daemon = await DaemonProcess.StartAsync(_folder.FullName, "virtual:tiny");
        using var client = DaemonClient.At(Path.Combine(_folder.FullName, "s"));
        var job = await client.SubmitAsync(Networks.Job("left", ticks, new Random(1)) with { On = "virtual" }, default);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while ((await client.JobAsync(job.Id, patience.Token)) is var now && (rests ? now.State != "done" : now.TicksDone == 0))
        {
            Assert.False(now.State is "failed" or "cancelled", $"The job is {now.State}.");
            await Task.Delay(50, patience.Token);
        }

        var line = Assert.Single(File.ReadAllLines(Path.Combine(_folder.FullName, "children")));
        using var board = Process.GetProcessById(int.Parse(line.Split(' ')[0], CultureInfo.InvariantCulture));
        Assert.False(board.HasExited);

        daemon.Kill();

        Assert.True(board.WaitForExit(s_patience), $"The virtual board {board.Id} goes on without its daemon.");
    }
}
