// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using NeuroCore.Daemon.Jobs;
using NeuroCore.Emulator;
using NeuroCore.Link;

namespace NeuroCore.Daemon.Tests;

/// <summary>Jobs, and what they give when nothing disturbs them.</summary>
internal static class Networks
{
    /// <summary>The chain of the examples.</summary>
    public static string Chain { get; } = File.ReadAllText(Path.Combine(Repository.Root, "host", "examples", "chain", "network.yaml"));

    /// <summary>A job on the chain with random input.</summary>
    public static JobRequest Job(string key, int ticks, Random random) => new()
    {
        Key = key,
        Description = Chain,
        Build = "tiny",
        Ticks = ticks,
        Priority = random.Next(3),
        Spikes = JsonElement.Parse(
            $"[{string.Join(',', Enumerable.Range(0, ticks / 20).Select(_ => random.Next(ticks)).Distinct().Order().Select(tick => $"""[{tick},"{Input}",0]"""))}]"),
    };

    /// <summary>Name of the chain's input.</summary>
    public static string Input { get; } = JobCompiler.Compile(new JobRequest { Description = Chain, Build = "tiny" })
        .Image.Metadata.Populations.First(place => place.IsInput).Name;

    /// <summary>What a job gives on an emulator that nothing disturbs.</summary>
    public static async Task<RunRecord> UndisturbedAsync(JobRequest request)
    {
        var spec = JobCompiler.Compile(request);
        await using var session = await DeviceSession.ConnectAsync(new InProcessTransport(new EmulatedBoard(spec.Image.Target), "undisturbed"));
        await session.LoadAsync(spec.Image);
        return await session.RunAsync(spec.Events, spec.Ticks, new RunOptions { UntilSpikes = spec.UntilSpikes }, RunPause.OfLearning(spec.Image, 0, spec.Ticks));
    }
}
