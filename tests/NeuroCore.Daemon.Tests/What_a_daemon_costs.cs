// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Globalization;
using NeuroCore.Daemon.Client;
using NeuroCore.Emulator;
using NeuroCore.Hardware;
using NeuroCore.Link;
using NeuroCore.Wires;
using Xunit.Abstractions;

namespace NeuroCore.Daemon.Tests;

public class What_a_daemon_costs(ITestOutputHelper output)
{
    private const int Rounds = 200;
    private const int Warming = 50;
    private const int Jobs = 12;

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
            output.WriteLine($"before any use: {share:P2} of a core, {megabytes:0.0} MB resident");
            Assert.InRange(share, 0, 0.01);
            Assert.InRange(megabytes, 1, 100);

            await UseAsync(Path.Combine(folder.FullName, "s"));
            // What was needed for that goes back to the system once all boards rest.
            await Task.Delay(TimeSpan.FromSeconds(8));
            var (resident, own) = Memory(daemon.Process.Id);
            output.WriteLine($"after {Jobs} jobs: {resident:0.0} MB resident, {own:0.0} MB of them its own, the rest parts of program files");
            Assert.InRange(DaemonProcess.Program is null ? own : resident, 1, 100);    // .NET brings files of its own
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Between_a_program_and_its_board_is_less_than_five_milliseconds()
    {
        var build = Configurations.Named("tiny");
        using var terminal = new PseudoTerminal(new EmulatedBoard(build));
        await using var direct = await DeviceSession.ConnectAsync(SerialTransport.Open(terminal.Path, build.Baud));
        // Another terminal for the daemon, so that both ways stay open and every command of one is followed by the same of the other.
        using var other = new PseudoTerminal(new EmulatedBoard(build));
        await using var daemon = await LocalDaemon.StartAsync($"board=port:{other.Path}@{build.Baud}");
        using var client = daemon.Client();
        await using var lent = await DeviceSession.ConnectAsync(await client.BorrowAsync("board", null, default));
        var (there, through) = (new List<double>(), new List<double>());
        for (var round = 0; round < Warming + Rounds; round++)
        {
            var (a, b) = (await TimeAsync(direct), await TimeAsync(lent));
            if (round < Warming)
                continue;
            there.Add(a);
            through.Add(b);
        }

        output.WriteLine($"a command, median of {Rounds} in turn: {Median(there):0.00} ms directly, {Median(through):0.00} ms through the daemon");
        Assert.InRange(Median(through) - Median(there), -5, 5);
    }

    private static async Task UseAsync(string socket)
    {
        using var client = DaemonClient.At(socket);
        for (var number = 0; number < Jobs; number++)
        {
            var job = await client.SubmitAsync(Networks.Job($"use {number}", 20_000, new Random(number)) with { On = number % 2 == 0 ? "emulator" : null }, default);
            await foreach (var happened in client.EventsAsync(job.Id, default))
                Assert.NotEqual("failed", happened.Kind);
            Assert.True((await client.ResultAsync(job.Id, default)).Spikes > 0);
        }
    }

    // Megabytes that are in memory, and those of them that no file holds as well.
    private static (double Resident, double Own) Memory(int process)
    {
        var lines = File.ReadAllLines($"/proc/{process}/status");
        double Megabytes(string name) =>
            double.Parse(lines.First(line => line.StartsWith(name, StringComparison.Ordinal)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024 / 1e6;
        return (Megabytes("VmRSS:"), Megabytes("RssAnon:") + Megabytes("RssShmem:"));
    }

    private static async Task<double> TimeAsync(DeviceSession session)
    {
        var start = Stopwatch.GetTimestamp();
        await session.ReadAsync(Bank.Identity, 0, 1);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Median(List<double> times)
    {
        times.Sort();
        return times[times.Count / 2];
    }
}
