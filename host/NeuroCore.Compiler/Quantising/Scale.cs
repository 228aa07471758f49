// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Compiler;

/// <summary>
/// How the numbers of a population become integers. Each population has its own scale: its membranes are compared
/// with nothing but its own thresholds.
/// </summary>
/// <param name="WeightUnits">Units of the accumulator for a weight of 1.</param>
/// <param name="AccumulatorShift">a: the accumulator enters u times 2^a.</param>
/// <param name="CurrentShift">b: u enters v times 2^b.</param>
internal sealed record Scale(double WeightUnits, int AccumulatorShift, int CurrentShift)
{
    // Rounding of the arithmetic must not cost an exponent.
    private const double Tolerance = 1e-9;

    /// <summary>Units of v's integer part for a membrane of 1: a weight passes both shifts on its way into v.</summary>
    public double LevelUnits => Math.ScaleB(WeightUnits, AccumulatorShift + CurrentShift - Ranges.FractionBits);

    /// <summary>The least exponent with which a weight of this size fits its code.</summary>
    public int Exponent(double largest)
    {
        var exponent = 0;
        while (exponent < Ranges.MostExponent && Math.ScaleB(largest * WeightUnits, -exponent) >= WeightCodes.Most + 0.5 - Tolerance)
            exponent++;
        return exponent;
    }

    /// <summary>The board's weight, which acts times 2^exponent.</summary>
    public int Weight(double weight, int exponent) => Math.Clamp(
        (int)Math.Round(Math.ScaleB(weight * WeightUnits, -exponent), MidpointRounding.AwayFromZero), WeightCodes.Least, WeightCodes.Most);

    /// <summary>The network's weight for one of the board's.</summary>
    public double WeightOf(double code, int exponent) => Math.ScaleB(code / WeightUnits, exponent);

    /// <summary>The board's threshold, bias or other membrane value.</summary>
    public int Level(double level) => (int)Math.Round(level * LevelUnits, MidpointRounding.AwayFromZero);

    /// <summary>The network's membrane value for one of the board's.</summary>
    public double LevelOf(int code) => code / LevelUnits;
}
