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
/// Three clients, four boards that come and go, and the daemon killed again and again. In `make soak`, which sets NEUROCORE_SOAK,
/// all four are virtual boards, which are killed at random; otherwise one is, in a smaller night.
/// </summary>
public sealed class Daemons_that_are_killed(ITestOutputHelper output) : IDisposable
{
    private static readonly bool s_isSoak = Environment.GetEnvironmentVariable("NEUROCORE_SOAK") is { Length: > 0 };
    private static readonly string[] s_steady = ["emulator", "two=emulator:tiny", "three=emulator:tiny", "four=emulator:tiny"];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("neurocore-kill-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Do_every_job_exactly_once_and_as_if_nothing_had_happened()
    {
        var (jobs, kills, longestTicks, longestLife) = s_isSoak ? (200, 10, 60_000, 15_000) : (36, 3, 400_000, 1500);
        var seed = Seeds.Chosen(71);
        var random = new Random(seed);
        var requests = Enumerable.Range(0, jobs).Select(number => Networks.Job($"client {number % 3}, job {number / 3}", random.Next(1000, number % 9 == 0 ? longestTicks : 20_000), random)).ToList();
        var expected = await Task.WhenAll(requests.Select(request => Task.Run(() => Networks.UndisturbedAsync(request))));

        var hasVirtual = VirtualBoardTransport.IsBuilt(Configurations.Named("tiny"));
        Assert.True(hasVirtual || !s_isSoak, "There is no virtual board: run make virtual-board BOARD=tiny.");
        var flaky = Enumerable.Range(1, s_isSoak ? 4 : hasVirtual ? 1 : 0)
            .Select(number => FlakyBoard.Start(Path.Combine(_folder.FullName, $"board{number}"), new Random(seed + number), 300, s_isSoak ? 6000 : 2000)).ToList();
        string[] boards = [.. flaky.Select(board => $"port:{board.Link}"), .. s_steady.Take(4 - flaky.Count)];
        var data = Path.Combine(_folder.FullName, "data");
        var watch = Stopwatch.StartNew();
        var daemon = await DaemonProcess.StartAsync(data, boards);
        var ended = new ConcurrentDictionary<string, JobView>();
        var clients = Enumerable.Range(0, 3).Select(client => Task.Run(() => ClientAsync(Path.Combine(data, "s"), [.. requests.Where((_, number) => number % 3 == client)], ended))).ToList();
        var done = Task.WhenAll(clients);
        var killed = 0;
        for (; killed < kills && !done.IsCompleted; killed++)
        {
            await Task.WhenAny(done, Task.Delay(random.Next(200, longestLife)));
            daemon.Dispose();
            daemon = await DaemonProcess.StartAsync(data, boards);
        }

        await done;
        Assert.True(killed == kills || !s_isSoak, $"All jobs were done after {killed} kills.");
        using (var client = DaemonClient.At(Path.Combine(data, "s")))
        {
            // Numbers go up from 1, so that no job but these was ever taken.
            Assert.Equal(jobs, (await client.JobsAsync(default)).Max(job => job.Id));
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
        foreach (var board in flaky)
            await board.DisposeAsync();
        output.WriteLine(
            $"{jobs} jobs, {killed} kills of the daemon, {flaky.Sum(board => board.Kills)} of boards, {watch.Elapsed.TotalSeconds:0} s; {ended.Values.Sum(job => job.Attempts)} attempts, " +
            $"{ended.Values.Count(job => job.Attempts > 1)} jobs in more than one; {ended.Values.Sum(job => (long)job.TicksDone):N0} ticks; last on {string.Join(", ", ended.Values.GroupBy(job => job.Board).OrderBy(group => group.Key).Select(group => $"{group.Key} {group.Count()}"))}");
    }

    // Sends its jobs and waits for them, whatever happens to the daemon.
    private static async Task ClientAsync(string socket, IReadOnlyList<JobRequest> requests, ConcurrentDictionary<string, JobView> ended)
    {
        var numbers = new List<long>();
        foreach (var request in requests)
            numbers.Add((await StubbornAsync(socket, client => client.SubmitAsync(request, default))).Id);
        for (var next = 0; next < requests.Count;)
        {
            var job = await StubbornAsync(socket, client => client.JobAsync(numbers[next], default));
            if (job.State is "done" or "failed" or "cancelled")
                ended[requests[next++].Key!] = job;
            else
                await Task.Delay(100);
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
}
