// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Cli.Tests;

/// <summary>Descriptions that use what larger builds have.</summary>
internal static class Features
{
    /// <summary>Noise, adaptation, delays and encoders at work in every tick; what drives the inputs changes in tick 30.</summary>
    public const string Lively = """
        name: lively
        tick: 1 ms
        seed: 7
        run: { length: 60 ms }
        inputs:
          scene: { size: 8, drive: { poisson: 200 Hz } }
        populations:
          layer:
            size: 8
            threshold: 1
            tau_membrane: 20 ms
            refractory: 2 ms
            adaptation: { increment: 0.2, tau: 30 ms }
            noise: 0.05
          output: { size: 4, threshold: 1, tau_membrane: 10 ms }
        projections:
          - { source: scene, target: layer, connector: { fixed_probability: { p: 0.6, seed: 1 } }, weight: 0.5, delay: 3 ms }
          - { source: layer, target: output, connector: all_to_all, weight: 0.4, delay: 5 ms }
        stimulus:
          - { population: scene, drive: { latency: 3 ms }, from: 30 ms }
          - { population: scene, drive: { regular: 150 Hz }, from: 36 ms }
        probe: { every: 4 ticks, values: [{ population: layer, cells: [0, 5], value: v }] }
        """;

    /// <summary>Two neurons that repeat their inputs: one as it is, one with the sign that it came with.</summary>
    public const string Echo = """
        name: echo
        tick: 1 ms
        run: { length: 20 ms }
        inputs:
          one: { size: 1 }
        populations:
          plain: { size: 1, threshold: 1, tau_membrane: 1 ms }
          signed: { size: 1, threshold: 1, tau_membrane: 1 ms, bipolar: true }
        projections:
          - { source: one, target: plain, connector: all_to_all, weight: 2 }
          - { source: one, target: signed, connector: all_to_all, weight: 2 }
        stimulus:
          - { population: one, at: [2 ms, 12 ms] }
          - { population: one, at: [6 ms], sign: negative }
        """;

    /// <summary>One neuron whose input fires once, 3 ticks after a presentation begins: in the 10th tick, and in the 20th.</summary>
    public const string Presentations = """
        name: presentations
        tick: 1 ms
        run: { length: 40 ms }
        inputs:
          image: { size: 2 }
        populations:
          pixel: { size: 2, threshold: 1, tau_membrane: 1 ms }
        projections:
          - { source: image, target: pixel, connector: one_to_one, weight: 2 }
        stimulus:
          - { population: image, drive: { latency: [3 ms, never] }, from: 10 ms }
          - { population: image, drive: { latency: [never, 5 ms] }, from: 20 ms }
        """;
}
