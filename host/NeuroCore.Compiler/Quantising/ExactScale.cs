// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Compiler;

/// <summary>The scale of a network with integer weights: a weight of 1 raises the membrane by 1, on every build.</summary>
internal static class ExactScale
{
    /// <summary>a + b: together they lift a weight over v's fraction.</summary>
    public const int TotalShift = Ranges.FractionBits;

    /// <summary>The pairs of shifts that a build offers, ascending by a.</summary>
    /// <param name="pinned">The only a to use; null is any.</param>
    /// <param name="target">The build.</param>
    public static IReadOnlyList<(int A, int B)> Shifts(int? pinned, Configuration target) =>
        [.. Enumerable.Range(0, target.MostAccumulatorShift + 1)
            .Where(a => pinned is null || a == pinned)
            .Select(a => (a, TotalShift - a))
            .Where(pair => pair.Item2 >= 0 && pair.Item2 <= target.MostCurrentShift)];

    /// <summary>The scale: without synaptic decay the smallest a, else the largest with which the current does not saturate.</summary>
    public static Scale For(NeuronParameters parameters, InputLoad load, double keepU, Configuration target)
    {
        var shifts = Shifts(parameters.AccumulatorShift, target);
        if (keepU == 0)
            return new Scale(1, shifts[0].A, shifts[0].B);
        var (a, b) = shifts.LastOrDefault(
            pair => load.Volley * CurrentRoom.Needed(pair.A, keepU) <= Ranges.LargestCurrent(target), shifts[0]);
        return new Scale(1, a, b);
    }
}
