// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Compiler;

/// <summary>
/// The scale of a population with weights whose unit the description fixes: rules speak of steps of the board, so a step must
/// be what the description says. What is left to choose are the shifts, and an exponent.
/// </summary>
internal static class FixedScale
{
    private const double Tolerance = 1e-9;

    /// <summary>The best scale.</summary>
    /// <param name="population">Name of the population, for messages.</param>
    /// <param name="parameters">The population.</param>
    /// <param name="load">What arrives at it.</param>
    /// <param name="keepU">Fraction of u that a tick keeps.</param>
    /// <param name="keepV">Fraction of v that a tick keeps.</param>
    /// <param name="mostExponent">Largest exponent of a projection.</param>
    /// <param name="target">The build.</param>
    /// <exception cref="Obstacle">The units do not go together, or are too small.</exception>
    public static Scale For(
        string population, NeuronParameters parameters, InputLoad load, double keepU, double keepV, int mostExponent, Configuration target)
    {
        var met = Candidates(parameters, load, target)
            .Where(scale => load.Fixed.All(projection => Exponent(UnitsOf(projection, scale, parameters), projection.Options.WeightUnit!.Value, mostExponent) is not null))
            .ToList();
        if (met.Count == 0)
        {
            throw new Obstacle(
                $"has projections into '{population}' with the weight_units {string.Join(", ", load.Fixed.Select(projection => FormattableString.Invariant($"{projection.Options.WeightUnit} ('{projection.Name}')")))}, " +
                $"but on '{target.Name}' units of one population differ by powers of two up to 2^{mostExponent}: let them, or");
        }

        var among = met.Where(scale => load.Largest * scale.WeightUnits <= (WeightCodes.Most + 0.5) * (1 << mostExponent)).ToList();
        if (among.Count == 0)
        {
            throw new Obstacle(FormattableString.Invariant(
                $"has weights up to {load.Largest} into '{population}' beside a weight_unit of {load.Fixed[0].Options.WeightUnit} in projection '{load.Fixed[0].Name}', of which '{target.Name}' holds {WeightCodes.Most << mostExponent} at most: make the unit larger, or"));
        }

        var levels = Ranges.Levels(parameters).Select(level => Math.Abs(level.Value)).Max();
        var fitting = among.Where(scale => levels * scale.LevelUnits <= Ranges.LargestLevel(target)).ToList();
        return fitting.Count > 0
            ? new ScaleSearch(parameters, load, keepU, keepV, mostExponent, target).Best(fitting)
            : throw new Obstacle(
                FormattableString.Invariant($"has a weight_unit of {load.Fixed[0].Options.WeightUnit} in projection '{load.Fixed[0].Name}', on whose scale the membrane of '{target.Name}' cannot hold {levels} of population '{population}': make it larger, or"));
    }

    /// <summary>The exponent with which a step of a projection is its unit; null if there is none.</summary>
    /// <param name="weightUnits">The board's units for a weight of 1.</param>
    /// <param name="unit">Weight of a step.</param>
    /// <param name="most">Largest exponent.</param>
    public static int? Exponent(double weightUnits, double unit, int most)
    {
        var exponent = Math.Log2(weightUnits * unit);
        var whole = Math.Round(exponent);
        return Math.Abs(exponent - whole) < Tolerance && whole >= 0 && whole <= most ? (int)whole : null;
    }

    /// <summary>A unit that a scale found for others does not meet: of a projection that acts divisively.</summary>
    public static Obstacle NoExponent(Projection projection, Configuration target) => new(FormattableString.Invariant(
        $"has a weight_unit of {projection.Options.WeightUnit} in the divisive projection '{projection.Name}', but on '{target.Name}' it must be 1/4096 or a power of two times as much: change it, or"));

    private static IEnumerable<Scale> Candidates(NeuronParameters parameters, InputLoad load, Configuration target)
    {
        for (var a = parameters.AccumulatorShift ?? 0; a <= (parameters.AccumulatorShift ?? target.MostAccumulatorShift); a++)
        {
            for (var b = 0; b <= target.MostCurrentShift; b++)
            {
                for (var exponent = -Ranges.MostExponent; exponent <= 2 * Ranges.MostExponent; exponent++)
                    yield return new Scale(Math.ScaleB(1 / load.Fixed[0].Options.WeightUnit!.Value, exponent), a, b);
            }
        }
    }

    // As QuantisedPopulation.ScaleOf: the second current has a shift of its own.
    private static double UnitsOf(Projection projection, Scale scale, NeuronParameters parameters) => projection.Options.Receptor == Receptor.Second
        ? Math.ScaleB(scale.WeightUnits, scale.AccumulatorShift - (parameters.SecondShift ?? scale.AccumulatorShift))
        : scale.WeightUnits;
}
