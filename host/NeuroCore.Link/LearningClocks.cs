// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Link;

/// <summary>Clocks that learning adds to a tick at worst: every source has an event, every neuron fires, an epoch ends.</summary>
internal static class LearningClocks
{
    // Of a row, a column and a walk, beside their products.
    private const int Overhead = 16;

    /// <summary>Clocks for four products of each trigger.</summary>
    public static long Worst(int neurons, int sources, int lanes)
    {
        var row = (2L * LearningLayout.MostProducts * (neurons / lanes)) + Overhead;
        var column = (2L * LearningLayout.MostProducts * ((sources / lanes) + 1)) + Overhead;
        return (2 * sources * row) + (neurons * column) + sources + neurons;
    }
}
