// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using NeuroCore.Emulator;
using NeuroCore.Hardware;
using NeuroCore.Link;
using NeuroCore.Wires;
using Xunit.Abstractions;

namespace NeuroCore.Daemon.Tests;

public class What_a_daemon_costs(ITestOutputHelper output)
{
    private const int Rounds = 200;

    [Fact]
    public async Task At_rest_with_four_boards_is_next_to_nothing()
    {
        var folder = Directory.CreateTempSubdirectory("neurocore-rest-");
        using (var daemon = await DaemonProcess.StartAsync(folder.FullName, "one=emulator", "two=emulator:tiny", "three=emulator:tiny", "four=virtual:tiny"))
        {
            await Task.Delay(TimeSpan.FromSeconds(4));
            daemon.Process.Refresh();
            var before = daemon.Process.TotalProcessorTime;
            var watch = Stopwatch.StartNew();
            await Task.Delay(TimeSpan.FromSeconds(6));
            daemon.Process.Refresh();
            var share = (daemon.Process.TotalProcessorTime - before) / watch.Elapsed;
            var megabytes = daemon.Process.WorkingSet64 / 1e6;
            output.WriteLine($"{share:P2} of a core, {megabytes:0.0} MB resident");
            Assert.InRange(share, 0, 0.01);
            Assert.InRange(megabytes, 1, 100);
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Between_a_program_and_its_board_is_less_than_five_milliseconds()
    {
        var build = Configurations.Named("tiny");
        using var terminal = new PseudoTerminal(new EmulatedBoard(build));
        double direct;
        await using (var session = await DeviceSession.ConnectAsync(SerialTransport.Open(terminal.Path, build.Baud)))
            direct = await MedianAsync(session);
        await using var daemon = await LocalDaemon.StartAsync($"board=port:{terminal.Path}@{build.Baud}");
        using var client = daemon.Client();
        double lent;
        await using (var session = await DeviceSession.ConnectAsync(await client.BorrowAsync("board", null, default)))
            lent = await MedianAsync(session);
        output.WriteLine($"a command takes {direct:0.00} ms directly, {lent:0.00} ms through the daemon");
        Assert.InRange(lent - direct, -5, 5);
    }

    private static async Task<double> MedianAsync(DeviceSession session)
    {
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            await session.ReadAsync(Bank.Identity, 0, 1);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        return times[Rounds / 2];
    }
}
