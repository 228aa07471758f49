// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Daemon.Boards;
using NeuroCore.Emulator;
using NeuroCore.Hardware;
using NeuroCore.Link;
using NeuroCore.Wires;

namespace NeuroCore.Daemon.Tests;

public class Two_daemons
{
    [Fact]
    public async Task Never_open_the_same_port_also_under_another_name()
    {
        var build = Configurations.Named("tiny");
        using var terminal = new PseudoTerminal(new EmulatedBoard(build));
        var alias = Path.Combine(Path.GetTempPath(), $"neurocore-alias-{Environment.ProcessId}");
        File.CreateSymbolicLink(alias, terminal.Path);
        try
        {
            await using var first = await LocalDaemon.StartAsync($"a=port:{terminal.Path}@{build.Baud}");
            await IsAsync(first, "idle");
            await using var second = await LocalDaemon.StartAsync($"b=port:{alias}@{build.Baud}");
            using var client = second.Client();
            for (var look = 0; look < 20; look++)
            {
                var board = Assert.Single(await client.BoardsAsync(default));
                Assert.Equal("absent", board.State);
                await Task.Delay(50);
            }

            Assert.Contains("in use by another program", (await client.BoardsAsync(default))[0].Problem, StringComparison.Ordinal);
            Assert.Contains("in use", Assert.Throws<TransportException>(() => SerialTransport.Open(terminal.Path, build.Baud)).Message, StringComparison.Ordinal);
            await IsAsync(first, "idle");
        }
        finally
        {
            File.Delete(alias);
        }
    }

    [Fact]
    public async Task Never_have_the_same_folder_or_the_same_socket()
    {
        await using var first = await LocalDaemon.StartAsync("emulator");
        var other = Directory.CreateTempSubdirectory("neurocore-second-");
        var options = new DaemonOptions { Data = first.Data, Socket = Path.Combine(other.FullName, "s"), Boards = [BoardSpec.UsualEmulator], FindsPorts = false };
        var error = await Assert.ThrowsAsync<NeuroCoreException>(() => DaemonHost.RunAsync(options, _ => { }, default));
        Assert.Contains("belongs to a daemon that runs", error.Message, StringComparison.Ordinal);
        options = options with { Data = Path.Combine(other.FullName, "data"), Socket = first.Socket };
        error = await Assert.ThrowsAsync<NeuroCoreException>(() => DaemonHost.RunAsync(options, _ => { }, default));
        Assert.Contains("A daemon listens at", error.Message, StringComparison.Ordinal);
        other.Delete(recursive: true);
    }

    private static async Task IsAsync(LocalDaemon daemon, string state)
    {
        using var client = daemon.Client();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while ((await client.BoardsAsync(patience.Token))[0].State != state)
            await Task.Delay(20, patience.Token);
    }
}
