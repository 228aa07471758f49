// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using NeuroCore.Daemon.Client;
using NeuroCore.Daemon.Jobs;
using NeuroCore.Emulator;
using NeuroCore.Hardware;
using NeuroCore.Link;
using NeuroCore.Wires;

namespace NeuroCore.Daemon.Tests;

/// <summary>A board that is lent, when the daemon or the board does not live as long as the loan.</summary>
public class Loans
{
    [Theory]
    [InlineData("emulator:tiny")]
    [InlineData("port")]
    public async Task End_with_a_sentence_when_the_daemon_is_killed_and_the_board_is_free_for_the_next(string kind)
    {
        var build = Configurations.Named("tiny");
        using var terminal = new PseudoTerminal(new EmulatedBoard(build));
        var folder = Directory.CreateTempSubdirectory("neurocore-loan-");
        var board = kind == "port" ? $"board=port:{terminal.Path}@{build.Baud}" : $"board={kind}";
        var socket = Path.Combine(folder.FullName, "s");
        var request = Networks.Job("after", 500, new Random(8));
        var expected = await Networks.UndisturbedAsync(request);
        using (var daemon = await DaemonProcess.StartAsync(folder.FullName, board))
        {
            using var client = DaemonClient.At(socket);
            await IdleAsync(client);
            await using var session = await DeviceSession.ConnectAsync(await client.BorrowAsync("board", "tiny", default));
            await session.LoadAsync(JobCompiler.Compile(request).Image);
            daemon.Kill();
            var watch = Stopwatch.StartNew();
            var error = await Assert.ThrowsAsync<TransportException>(() => session.ReadAsync(Bank.Identity, 0, 1));
            Assert.Contains("The daemon took the board board back, or has ended", error.Message, StringComparison.Ordinal);
            Assert.InRange(watch.Elapsed.TotalSeconds, 0, 5);
        }

        using (await DaemonProcess.StartAsync(folder.FullName, board))
        {
            using var client = DaemonClient.At(socket);
            await IdleAsync(client);
            await using var session = await DeviceSession.ConnectAsync(await client.BorrowAsync("board", "tiny", default));
            var spec = JobCompiler.Compile(request);
            await session.LoadAsync(spec.Image);
            Assert.Equal(expected.Digest, (await session.RunAsync(spec.Events, spec.Ticks)).Digest);
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task End_with_a_sentence_when_the_board_is_unplugged_and_the_daemon_says_so()
    {
        var build = Configurations.Named("tiny");
        using var terminal = new PseudoTerminal(new EmulatedBoard(build));
        await using var daemon = await LocalDaemon.StartAsync($"board=port:{terminal.Path}@{build.Baud}");
        using var client = daemon.Client();
        await IdleAsync(client);
        await using var session = await DeviceSession.ConnectAsync(await client.BorrowAsync("board", null, default));
        terminal.Unplug();
        var watch = Stopwatch.StartNew();
        var error = await Assert.ThrowsAsync<TransportException>(() => session.ReadAsync(Bank.Identity, 0, 1));
        Assert.Contains("The daemon took the board", error.Message, StringComparison.Ordinal);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 5);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while ((await client.BoardsAsync(patience.Token))[0].State != "absent")
            await Task.Delay(20, patience.Token);
        var refused = await Assert.ThrowsAsync<NeuroCoreException>(() => client.BorrowAsync("board", null, default));
        Assert.NotEmpty(refused.Message);
    }

    private static async Task IdleAsync(DaemonClient client)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while ((await client.BoardsAsync(patience.Token))[0].State != "idle")
            await Task.Delay(20, patience.Token);
    }
}
