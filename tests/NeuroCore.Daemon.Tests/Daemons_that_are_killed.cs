// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using System.Diagnostics;
using NeuroCore.Daemon.Api;
using NeuroCore.Daemon.Client;
using NeuroCore.Daemon.Jobs;
using NeuroCore.Hardware;
using NeuroCore.Link;
using Xunit.Abstractions;

namespace NeuroCore.Daemon.Tests;

/// <summary>
/// Three clients, four boards, one of them killed and started at random, and the daemon killed again and again. Usually a
/// smaller night than that of `make soak`, which sets NEUROCORE_SOAK.
/// </summary>
public sealed class Daemons_that_are_killed(ITestOutputHelper output) : IDisposable
{
    private static readonly bool s_isSoak = Environment.GetEnvironmentVariable("NEUROCORE_SOAK") is { Length: > 0 };
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("neurocore-kill-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Do_every_job_exactly_once_and_as_if_nothing_had_happened()
    {
        var (jobs, kills) = s_isSoak ? (200, 10) : (36, 3);
        var seed = Seeds.Chosen(71);
        var random = new Random(seed);
        var requests = Enumerable.Range(0, jobs).Select(number => Networks.Job($"client {number % 3}, job {number / 3}", random.Next(1000, number % 9 == 0 ? 400_000 : 20_000), random)).ToList();
        var expected = await Task.WhenAll(requests.Select(request => Task.Run(() => Networks.UndisturbedAsync(request))));

        using var end = new CancellationTokenSource();
        var board = Path.Combine(_folder.FullName, "board");
        var hasVirtual = VirtualBoardTransport.IsBuilt(Configurations.Named("tiny"));
        var flaky = hasVirtual ? FlakyBoardAsync(board, new Random(seed + 1), end.Token) : Task.FromResult(0);
        string[] boards = ["one=emulator", "two=emulator:tiny", "three=emulator:tiny", hasVirtual ? $"four=port:{board}" : "four=emulator:tiny"];
        var data = Path.Combine(_folder.FullName, "data");
        var daemon = await DaemonProcess.StartAsync(data, boards);
        var ended = new ConcurrentDictionary<string, JobView>();
        var clients = Enumerable.Range(0, 3).Select(client => Task.Run(() => ClientAsync(Path.Combine(data, "s"), [.. requests.Where((_, number) => number % 3 == client)], ended))).ToList();
        var done = Task.WhenAll(clients);
        for (var kill = 0; kill < kills && !done.IsCompleted; kill++)
        {
            await Task.WhenAny(done, Task.Delay(random.Next(200, 1500)));
            daemon.Dispose();
            daemon = await DaemonProcess.StartAsync(data, boards);
        }

        await done;
        using (var client = DaemonClient.At(Path.Combine(data, "s")))
        {
            var all = await client.JobsAsync(default);
            Assert.Equal(Math.Min(jobs, 100), all.Count);
            for (var number = 0; number < jobs; number++)
            {
                var job = ended[requests[number].Key!];
                Assert.True(
                    (job.State, job.Digest, job.TicksDone) == ("done", expected[number].Digest, requests[number].Ticks),
                    $"{requests[number].Key}: {job.State}, {job.TicksDone} of {job.Ticks} ticks on {job.Board}, {job.Problem} {Seeds.Replay(seed, nameof(Daemons_that_are_killed))}");
                Assert.Equal(expected[number].Clocks, (await client.ResultAsync(job.Id, default)).Clocks);
            }

            Assert.Equal(jobs, ended.Values.Select(job => job.Id).Distinct().Count());
        }

        daemon.Dispose();
        await end.CancelAsync();
        output.WriteLine($"{jobs} jobs, {kills} kills of the daemon, {await flaky} of a board; {ended.Values.Sum(job => job.Attempts)} attempts, by board {string.Join(", ", ended.Values.GroupBy(job => job.Board).Select(group => $"{group.Key} {group.Count()}"))}");
    }

    // Sends its jobs and waits for them, whatever happens to the daemon.
    private static async Task ClientAsync(string socket, IReadOnlyList<JobRequest> requests, ConcurrentDictionary<string, JobView> ended)
    {
        foreach (var request in requests)
            await StubbornAsync(socket, client => client.SubmitAsync(request, default));
        foreach (var request in requests)
        {
            while (await StubbornAsync(socket, client => client.SubmitAsync(request, default)) is var job)
            {
                if (job.State is "done" or "failed" or "cancelled")
                {
                    ended[request.Key!] = job;
                    break;
                }

                await Task.Delay(50);
            }
        }
    }

    private static async Task<T> StubbornAsync<T>(string socket, Func<DaemonClient, Task<T>> ask)
    {
        for (var patience = Stopwatch.StartNew(); ; await Task.Delay(50))
        {
            try
            {
                using var client = DaemonClient.At(socket);
                return await ask(client);
            }
            catch (Exception error) when (error is HttpRequestException or IOException && patience.Elapsed < TimeSpan.FromSeconds(120))
            {
                // The daemon is being killed: the next one answers.
            }
        }
    }

    // A virtual board that comes and goes, always under the same name.
    private static async Task<int> FlakyBoardAsync(string link, Random random, CancellationToken end)
    {
        var program = Path.Combine(Repository.Root, "build", "verilator", "tiny", "virtual_board");
        for (var kills = 0; ; kills++)
        {
            using var process = Process.Start(new ProcessStartInfo(program, ["--link", link]) { RedirectStandardOutput = true })!;
            try
            {
                await Task.Delay(random.Next(3000, 9000), end);
            }
            catch (OperationCanceledException)
            {
                return kills;
            }
            finally
            {
                process.Kill();
                process.WaitForExit();
                File.Delete(link);
            }

            await Task.Delay(random.Next(0, 500), CancellationToken.None);
        }
    }
}
