// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Cli.Tests;

/// <summary>Descriptions of networks that learn.</summary>
internal static class Learners
{
    /// <summary>
    /// A bell and food, which makes the neuron fire; the bell comes 2 ms before the food, in every 40 ms up to 400 ms, and
    /// alone does not. Both projections come in the same tick as their events, the food's a spike later than the bell's.
    /// Each pairing adds about 3 to the weight of the bell, which is 10 before and needs 40.
    /// </summary>
    public const string Bell = """
        name: bell
        tick: 1 ms
        run: 500 ms
        weights: integer
        inputs:
          bell: { size: 2 }
          food: { size: 1 }
        populations:
          dog: { size: 1, threshold: 40, tau_membrane: 1 ms }
        rules:
          grow: |
            trace x1: tau = 20 ms, impulse = 64
            bounds: 0 .. 127
            rounding: nearest
            dw = 4 / 64 * x1 * y0
        projections:
          - { name: heard, source: bell, target: dog, connector: all_to_all, weight: 10, rule: grow }
          - { name: tasted, source: food, target: dog, connector: all_to_all, weight: 100 }
        stimulus:
          - { population: bell, index: 0, every: 40 ms, until: 400 ms }
          - { population: food, every: 40 ms, from: 2 ms, until: 400 ms }
        """;

    /// <summary>The bell alone, three times.</summary>
    public const string BellAlone = "tick,population,index\n10,bell,0\n30,bell,0\n50,bell,0\n";

    /// <summary>Two neurons whose weights go with g in every epoch, and two whose weights go with m of each, while the input fires every 8 ms.</summary>
    public const string Graded = """
        name: graded
        tick: 1 ms
        run: 320 ms
        weights: integer
        inputs:
          cue: { size: 1 }
        populations:
          all: { size: 2, threshold: 10000 }
          each: { size: 2, threshold: 10000 }
        rules:
          by_g: |
            trace x1: tau = 50 ms, impulse = 64
            bounds: 0 .. 127
            rounding: nearest
            epoch: 16 ticks
            dw = 2^-5 * g * x1 * e
          by_m: |
            trace x1: tau = 50 ms, impulse = 64
            bounds: 0 .. 127
            rounding: nearest
            epoch: 16 ticks
            dw = 2^-5 * m * x1 * e
        projections:
          - { name: with-g, source: cue, target: all, connector: all_to_all, weight: 60, rule: by_g }
          - { name: with-m, source: cue, target: each, connector: all_to_all, weight: 60, rule: by_m }
        stimulus:
          - { population: cue, every: 8 ms }
        """;
}
