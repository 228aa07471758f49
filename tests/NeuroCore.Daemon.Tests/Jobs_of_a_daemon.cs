// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Daemon.Api;
using NeuroCore.Daemon.Client;
using NeuroCore.Daemon.Jobs;
using NeuroCore.Emulator;
using NeuroCore.Hardware;
using NeuroCore.Link;
using NeuroCore.Wires;

namespace NeuroCore.Daemon.Tests;

public class Jobs_of_a_daemon
{
    private const int Long = 20_000_000;

    [Fact]
    public async Task Give_what_a_run_gives_without_a_daemon()
    {
        await using var daemon = await LocalDaemon.StartAsync("emulator");
        using var client = daemon.Client();
        var request = Networks.Job("a", 3000, new Random(1));
        var undisturbed = await Networks.UndisturbedAsync(request);
        var job = await EndAsync(client, (await client.SubmitAsync(request, default)).Id);
        Assert.Equal(("done", undisturbed.Digest, 3000), (job.State, job.Digest, job.TicksDone));
        var result = await client.ResultAsync(job.Id, default);
        Assert.Equal((undisturbed.Clocks, (long)undisturbed.Spikes.Length), (result.Clocks, result.Spikes));
        Assert.Equal(undisturbed.Spikes.Length, result.Populations.Sum(population => population.Spikes.Count));
    }

    [Fact]
    public async Task Are_the_same_job_when_sent_again_with_the_same_key()
    {
        await using var daemon = await LocalDaemon.StartAsync("emulator");
        using var client = daemon.Client();
        var request = Networks.Job("again", 100, new Random(2));
        var first = await client.SubmitAsync(request, default);
        Assert.Equal(first.Id, (await client.SubmitAsync(request, default)).Id);
        Assert.Single(await client.JobsAsync(default));
        var error = await Assert.ThrowsAsync<NeuroCoreException>(() => client.SubmitAsync(request with { Ticks = 99 }, default));
        Assert.Contains("key", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Go_by_priority_then_by_age_and_can_be_cancelled_and_limited()
    {
        await using var daemon = await LocalDaemon.StartAsync("emulator");
        using var client = daemon.Client();
        var long1 = await client.SubmitAsync(Endless("first"), default);
        await RunningAsync(client, long1.Id);
        var low = await client.SubmitAsync(Networks.Job("low", 10, new Random(3)) with { Priority = -1 }, default);
        var middle = await client.SubmitAsync(Networks.Job("middle", 10, new Random(3)) with { Priority = 0 }, default);
        var high = await client.SubmitAsync(Networks.Job("high", 10, new Random(3)) with { Priority = 5 }, default);
        var never = await client.SubmitAsync(Networks.Job("never", 10, new Random(3)), default);
        Assert.Equal("cancelled", (await client.CancelAsync(never.Id, default)).State);
        var limited = await client.SubmitAsync(Endless("limited") with { TimeLimitSeconds = 0.3, Priority = 9 }, default);
        await client.CancelAsync(long1.Id, default);
        var ended = await EndAsync(client, long1.Id);
        Assert.Equal("cancelled", ended.State);
        Assert.InRange(ended.TicksDone, 1, Long - 1);
        var atLimit = await EndAsync(client, limited.Id);
        Assert.Equal("failed", atLimit.State);
        Assert.Contains("time limit of 0.3 s", atLimit.Problem, StringComparison.Ordinal);
        var last = await EndAsync(client, low.Id);
        var order = new[] { await EndAsync(client, high.Id), await EndAsync(client, middle.Id), last };
        Assert.Equal(order.Select(job => job.Id), order.OrderBy(job => job.Started).Select(job => job.Id));
    }

    [Fact]
    public async Task Wait_for_a_board_that_is_not_there_and_say_so()
    {
        await using var daemon = await LocalDaemon.StartAsync("emulator:tiny");
        using var client = daemon.Client();
        var job = await client.SubmitAsync(Networks.Job("other", 10, new Random(4)) with { Build = "icebreaker" }, default);
        Assert.Contains("No board of build 'icebreaker'", job.WaitsFor, StringComparison.Ordinal);
        Assert.Equal("queued", (await client.JobAsync(job.Id, default)).State);
    }

    [Fact]
    public async Task Move_to_another_board_when_theirs_is_unplugged_and_go_on_bit_for_bit()
    {
        var build = Configurations.Named("tiny");
        using var left = new PseudoTerminal(new EmulatedBoard(build));
        using var right = new PseudoTerminal(new EmulatedBoard(build));
        await using var daemon = await LocalDaemon.StartAsync($"left=port:{left.Path}@{build.Baud}", $"right=port:{right.Path}@{build.Baud}");
        using var client = daemon.Client();
        var request = Networks.Job("moves", 1_000_000, new Random(5)) with { Spikes = null };
        var undisturbed = Networks.UndisturbedAsync(request);
        var job = await client.SubmitAsync(request, default);
        while ((await client.JobAsync(job.Id, default)).TicksDone == 0)
            await Task.Delay(20);
        var first = (await client.JobAsync(job.Id, default)).Board;
        (first == "left" ? left : right).Unplug();
        var ended = await EndAsync(client, job.Id);
        Assert.Equal("done", ended.State);
        Assert.Equal(((await undisturbed).Digest, 1_000_000), (ended.Digest, ended.TicksDone));
        Assert.Equal((first == "left" ? "right" : "left", 2), (ended.Board, ended.Attempts));
        Assert.Equal((await undisturbed).Clocks, (await client.ResultAsync(job.Id, default)).Clocks);
    }

    [Fact]
    public async Task Leave_a_board_that_a_client_borrows_alone_until_it_gives_it_back()
    {
        await using var daemon = await LocalDaemon.StartAsync("emulator:tiny");
        using var client = daemon.Client();
        var request = Networks.Job("direct", 500, new Random(6));
        var spec = JobCompiler.Compile(request);
        Task<JobView> waiting;
        await using (var session = await DeviceSession.ConnectAsync(await client.BorrowAsync("emulator-tiny", null, default)))
        {
            waiting = client.SubmitAsync(request, default);
            await session.LoadAsync(spec.Image);
            var run = await session.RunAsync(spec.Events, spec.Ticks);
            Assert.Equal((await Networks.UndisturbedAsync(request)).Digest, run.Digest);
            Assert.Equal("queued", (await client.JobAsync((await waiting).Id, default)).State);
        }

        Assert.Equal("done", (await EndAsync(client, (await waiting).Id)).State);
    }

    private static JobRequest Endless(string key) => new() { Key = key, Description = Networks.Chain, Build = "tiny", Ticks = Long };

    private static async Task RunningAsync(DaemonClient client, long job)
    {
        while ((await client.JobAsync(job, default)).TicksDone == 0)
            await Task.Delay(20);
    }

    private static async Task<JobView> EndAsync(DaemonClient client, long job)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var last = "";
        await foreach (var happened in client.EventsAsync(job, patience.Token))
            last = happened.Kind;
        var ended = await client.JobAsync(job, default);
        Assert.Equal(ended.State, last);
        return ended;
    }
}
