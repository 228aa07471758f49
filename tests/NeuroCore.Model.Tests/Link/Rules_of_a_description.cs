// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Compiler;
using NeuroCore.Hardware;
using NeuroCore.Link;
using NeuroCore.Network;

namespace NeuroCore.Model.Tests;

/// <summary>What a description says of learning is what happens on the core.</summary>
public class Rules_of_a_description
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    public async Task A_delay_delays_what_is_delivered_and_not_what_is_learned(int delay)
    {
        // The neuron fires in tick 5 and 15; the input's events are delivered from ticks 3 and 12 on.
        var weights = await RunAsync($$"""
            rules:
              pairs: |
                trace x1: tau = infinite, impulse = 64
                trace y1: tau = infinite, impulse = 16
                rounding: nearest
                dw = 2^-4 * x1 * y0 - 2^-3 * y1 * x0
            projections:
              - { name: learned, source: input, target: cell, connector: all_to_all, weight: 10, delay: {{delay}} ticks, enabled: false, rule: pairs }
              - { name: drive, source: teacher, target: cell, connector: all_to_all, weight: 100 }
            stimulus:
              - { population: input, at: [3 ticks, 12 ticks] }
              - { population: teacher, at: [5 ticks, 15 ticks] }
            """);
        // 64 / 16 at the first spike, 16 / 8 back at the second event, 128 / 16 at the second spike.
        Assert.Equal([10 + 4 - 2 + 8], weights);
    }

    [Fact]
    public async Task A_pair_within_one_tick_does_not_count()
    {
        var weights = await RunAsync("""
            rules:
              pairs: |
                trace x1: tau = infinite, impulse = 64
                trace y1: tau = infinite, impulse = 16
                dw = 2^-4 * x1 * y0 - 2^-3 * y1 * x0
            projections:
              - { name: learned, source: input, target: cell, connector: all_to_all, weight: 10, rule: pairs }
              - { name: drive, source: teacher, target: cell, connector: all_to_all, weight: 100 }
            stimulus:
              - { population: input, at: 5 ticks }
              - { population: teacher, at: 5 ticks }
            """);
        Assert.Equal([10.0], weights);
    }

    [Fact]
    public async Task Two_rules_of_different_lengths_do_each_its_own()
    {
        var weights = await RunAsync("""
            rules:
              short: |
                rounding: nearest
                dw = 3 * x0
              long: |
                bounds: -127 .. 127
                rounding: nearest
                dw = 5 * x0 - 2^-3 * w * x0 + 4 * y0
            projections:
              - { name: learned, source: input, target: cell, connector: all_to_all, weight: 40, rule: short }
              - { name: other, source: teacher, target: cell, connector: all_to_all, weight: 80, rule: long }
            stimulus:
              - { population: input, at: [1 ticks, 2 ticks] }
              - { population: teacher, at: 4 ticks }
            """, "learned", "other");
        // The neuron fires once, in tick 4: 40 + 43 are not enough before, and 80 more are.
        Assert.Equal([40 + 6, 80 + 5 - 10 + 4], weights);
    }

    [Fact]
    public async Task A_projection_of_negative_sign_learns_with_positive_weights()
    {
        var weights = await RunAsync("""
            rules:
              grow: |
                bounds: 0 .. 50
                rounding: nearest
                dw = 20 * x0
            projections:
              - { name: learned, source: input, target: cell, connector: all_to_all, weight: 10, sign: negative, rule: grow }
            stimulus:
              - { population: input, at: [1 ticks, 2 ticks, 3 ticks] }
            """);
        Assert.Equal([50.0], weights);
    }

    private static async Task<double[]> RunAsync(string rest, params string[] projections)
    {
        var network = NetworkFile.Parse($$"""
            name: pair
            tick: 1 ms
            run: 20 ms
            weights: integer
            inputs:
              input: { size: 1 }
              teacher: { size: 1 }
            populations:
              cell: { size: 1, threshold: 100, tau_membrane: none }
            {{rest}}
            """);
        var image = NetworkCompiler.Compile(network, Configurations.Named("tiny")).Image;
        await using var session = await Learner.LoadedAsync(image);
        await session.RunAsync(
            StimulusPlacement.Place(network.Stimulus!, image.Metadata).Select(spike => new SourceEvent(spike.Tick, spike.Source)), network.Stimulus!.Ticks);
        var weights = new List<double>();
        foreach (var projection in projections.Length > 0 ? projections : ["learned"])
            weights.AddRange((await session.ReadWeightsAsync(projection)).Select(weight => weight.Weight));
        return [.. weights];
    }
}
