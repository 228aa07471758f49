// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Compiler;

/// <summary>
/// How much room a volley needs in u. A current that decays adds up: at worst every source fires in every tick.
/// Up to a shift of 3 that is left to chance, so that small currents keep some precision; one volley must always fit.
/// </summary>
internal static class CurrentRoom
{
    private const int PrecisionFirst = 3;

    /// <summary>Units of u for each unit of the largest volley.</summary>
    /// <param name="accumulatorShift">a.</param>
    /// <param name="keepU">Fraction of u that a tick keeps, below 1 or 1.</param>
    public static double Needed(int accumulatorShift, double keepU)
    {
        var volleys = accumulatorShift <= PrecisionFirst ? 1 : 1 / Math.Max(1 - keepU, 1.0 / Ranges.KeepAll);
        return volleys * (1 << accumulatorShift);
    }
}
