// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Compiler;

/// <summary>
/// How the numbers of a population become integers. Each population has its own scale: its membranes are compared
/// with nothing but its own thresholds.
/// </summary>
/// <param name="WeightUnits">Weight units of the board for a weight of 1.</param>
/// <param name="AccumulatorShift">a: the accumulator enters u times 2^a.</param>
/// <param name="CurrentShift">b: u enters v times 2^b.</param>
internal sealed record Scale(double WeightUnits, int AccumulatorShift, int CurrentShift)
{
    /// <summary>Units of v's integer part for a membrane of 1: a weight passes both shifts on its way into v.</summary>
    public double LevelUnits => Math.ScaleB(WeightUnits, AccumulatorShift + CurrentShift - Ranges.FractionBits);

    /// <summary>The board's weight.</summary>
    public int Weight(double weight) => (int)Math.Round(weight * WeightUnits, MidpointRounding.AwayFromZero);

    /// <summary>The network's weight for one of the board's.</summary>
    public double WeightOf(int code) => code / WeightUnits;

    /// <summary>The board's threshold, bias or other membrane value.</summary>
    public int Level(double level) => (int)Math.Round(level * LevelUnits, MidpointRounding.AwayFromZero);

    /// <summary>The network's membrane value for one of the board's.</summary>
    public double LevelOf(int code) => code / LevelUnits;
}
