// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Plot;

namespace NeuroCore.Figures.Subjects;

/// <summary>What a pair of spikes does to the weight, over the time between them.</summary>
internal static class PairRuleFigures
{
    private const int Runs = 63;    // 1,008 repetitions
    private static readonly int[] s_distances = [.. Enumerable.Range(-50, 101)];

    /// <summary>Pair STDP.</summary>
    internal static Figure Pair() => Curves("pair_stdp", "Pair STDP: mean of 1,008 pairs at each distance, and the exponentials", 64, distance => distance > 0 ? Decayed(distance) : distance < 0 ? -1.05 * Decayed(-distance - 1) : 0);

    /// <summary>Anti-Hebbian pairs.</summary>
    internal static Figure AntiHebbian() => Curves("anti_hebbian", "Anti-Hebbian: an event gives 0.8 back, a coincidence takes", -64, distance => 0.8 - (distance > 0 ? Decayed(distance) : distance < 0 ? Decayed(-distance - 1) : 0));

    /// <summary>The rectangular window, in steps of the weight.</summary>
    internal static Figure Rectangular() => new("rectangular_stdp", new LinePlot(
        "Rectangular window: mean of 1,008 pairs at each distance",
        "ticks from event to spike",
        "steps of the weight",
        [
            Lines.Line("icebreaker", 0, LineKind.Dots, Synapses.Pairs("rectangular_stdp", Synapses.Flagship, 0, s_distances, Runs)),
            Lines.Line("complete-fine", 1, LineKind.Dots, Synapses.Pairs("rectangular_stdp", Synapses.Fine, 0, s_distances, Runs).Select(pair => (pair.X, pair.Y * 256))),
            Lines.Line("window of 20 ticks", 3, LineKind.Thin, s_distances.Select(distance => ((double)distance, Math.Abs(distance) is 0 or > 20 ? 0.0 : Math.Sign(distance)))),
        ]));

    /// <summary>Pairs under other rewards.</summary>
    internal static Figure Gated()
    {
        int[] rewards = [127, 64, -127];
        return new Figure("reward_gated_stdp", new LinePlot(
            "Pair STDP scaled by the reward g: mean of 1,008 (icebreaker)",
            "ticks from event to spike",
            "change of the weight",
            [
                .. rewards.SelectMany((reward, colour) => new[]
                {
                    Lines.Line($"g = {reward}/128", colour, LineKind.Dots, Synapses.Pairs("reward_gated_stdp", Synapses.Flagship, 64, s_distances, Runs, reward)),
                    Lines.Line("", colour, LineKind.Thin, s_distances.Select(distance => (
                        (double)distance, reward / 128.0 * (distance > 0 ? Decayed(distance) : distance < 0 ? -Decayed(-distance - 1) : 0)))),
                }),
            ]));
    }

    private static Figure Curves(string rule, string title, double weight, Func<int, double> expected) => new(rule, new LinePlot(
        title,
        "ticks from event to spike",
        "change of the weight",
        [
            Lines.Line("icebreaker", 0, LineKind.Dots, Synapses.Pairs(rule, Synapses.Flagship, weight, s_distances, Runs)),
            Lines.Line("complete-fine", 1, LineKind.Dots, Synapses.Pairs(rule, Synapses.Fine, weight, s_distances, Runs)),
            Lines.Line("formula", 3, LineKind.Thin, s_distances.Select(distance => ((double)distance, expected(distance)))),
        ]));

    private static double Decayed(int ticks) => Math.Exp(-ticks / 20.0);
}
