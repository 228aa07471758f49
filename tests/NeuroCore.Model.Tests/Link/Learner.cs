// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Compiler;
using NeuroCore.Hardware;
using NeuroCore.Link;
using NeuroCore.Network;

namespace NeuroCore.Model.Tests;

/// <summary>A network in which two projections learn by rules of different lengths, driven by chance and by the host.</summary>
internal static class Learner
{
    public const int Ticks = 240;

    /// <summary>The description.</summary>
    /// <param name="seed">Of its weights and of the board's chance.</param>
    /// <param name="learning">Value of its key `learning`.</param>
    /// <param name="forward">Connector and weight of the projection 'forward'.</param>
    public static string Description(int seed, string learning = "{ on: true }", string? forward = null) => $$"""
        name: learner
        tick: 1 ms
        run: {{Ticks}} ms
        seed: {{seed}}
        inputs:
          senses: { size: 12, drive: { poisson: 60 Hz } }
          teacher: { size: 3 }
        populations:
          cells: { size: 8, threshold: 1, tau_membrane: 15 ms, refractory: 2 ms, adaptation: { increment: 0.05, tau: 40 ms } }
          more: { size: 5, threshold: 0.8, tau_membrane: 10 ms }
        rules:
          pairs: |
            trace x1: tau = 20 ms, impulse = 64
            trace y1: tau = 20 ms, impulse = 64
            bounds: 0 .. 127
            dw = 3 / 64 * x1 * y0 - 2 / 64 * y1 * x0
          balance: |
            trace y1: tau = 20 ms, impulse = 64
            trace x2: tau = 5 ms, impulse = 100
            bounds: -127 .. 127
            rounding: nearest
            epoch: 16 ticks
            dw = 2^-4 * x2 * y0 - 2^-5 * y1 * x0 - 2 * x0 + 2 * g * m * y0 - 2^-5 * w * e
        projections:
          - { name: forward, source: senses, target: cells, {{forward ?? $"connector: {{ fixed_probability: {{ p: 0.8, seed: {seed} }} }}, weight: {{ uniform: {{ min: 0, max: 0.5, seed: {seed} }} }}"}}, weight_unit: 0.005, rule: pairs, delay: 2 ms }
          - { name: onward, source: cells, target: more, connector: all_to_all, weight: 0.2, weight_unit: 0.01, rule: balance }
          - { name: taught, source: teacher, target: cells, connector: all_to_all, weight: 0.6 }
        learning: {{learning}}
        stimulus:
          - { population: teacher, every: 12 ms }
        """;

    public static NetworkDescription Network(int seed, string learning = "{ on: true }") => NetworkFile.Parse(Description(seed, learning));

    public static RegisterImage Image(string build, int seed, string learning = "{ on: true }") =>
        NetworkCompiler.Compile(Network(seed, learning), Configurations.Named(build)).Image;

    /// <summary>What the host sends.</summary>
    public static ImmutableArray<SourceEvent> Events(RegisterImage image, int seed = 1, int from = 0, int until = Ticks) =>
        [.. StimulusPlacement.Place(Network(seed).Stimulus!, image.Metadata)
            .Where(spike => spike.Tick >= from && spike.Tick < until).Select(spike => new SourceEvent(spike.Tick - from, spike.Source, spike.Negative))];

    public static async Task<DeviceSession> LoadedAsync(RegisterImage image)
    {
        var session = await DeviceSession.ConnectAsync(new InProcessTransport(new BoardModel(image.Target), "the model"));
        await session.LoadAsync(image);
        return session;
    }

    public static Task<RunRecord> RunAsync(this DeviceSession session, RegisterImage image, params IEnumerable<RunPause> pauses) =>
        session.RunAsync(Events(image), Ticks, new RunOptions(), pauses);

    /// <summary>All weights of both projections that learn.</summary>
    public static async Task<ImmutableArray<SynapseWeight>> WeightsAsync(this DeviceSession session) =>
        [.. await session.ReadWeightsAsync("forward"), .. await session.ReadWeightsAsync("onward")];
}
