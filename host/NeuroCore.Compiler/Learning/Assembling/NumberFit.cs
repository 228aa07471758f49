// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Compiler.Learning.Assembling;

/// <summary>What one product of a term gets to express the number in front of it.</summary>
/// <param name="Coefficient">0..255; 0 where the product has no coefficient.</param>
/// <param name="Shift">0 to what the build has.</param>
/// <param name="Subtract">The product is taken away.</param>
internal readonly record struct NumberPart(int Coefficient, int Shift, bool Subtract);

/// <summary>The products that express a number.</summary>
/// <param name="Parts">One or two.</param>
/// <param name="Value">What they add up to, a magnitude.</param>
/// <param name="Error">How far that is from what was wanted, as a share of it.</param>
internal sealed record NumberFit(ImmutableArray<NumberPart> Parts, double Value, double Error)
{
    /// <summary>The product with a coefficient that comes nearest to a number.</summary>
    /// <param name="wanted">The magnitude, above 0.</param>
    /// <param name="unit">A * B of the term at 1, see <see cref="TermPlan.Unit"/>.</param>
    /// <param name="mostShift">Largest shift of the build.</param>
    /// <returns>Null if it is too large, or too small for any.</returns>
    public static NumberFit? WithCoefficient(double wanted, int unit, int mostShift)
    {
        // The largest shift that leaves room has the most digits; and one number always becomes the same product.
        for (var shift = mostShift; shift >= 0; shift--)
        {
            var coefficient = Math.Round(Math.ScaleB(wanted / unit * RuleProduct.Scale, shift), MidpointRounding.AwayFromZero);
            if (coefficient is >= 1 and <= RuleProduct.MostCoefficient)
                return Of(wanted, Math.ScaleB(coefficient * unit / RuleProduct.Scale, -shift), new NumberPart((int)coefficient, shift, false));
        }

        return null;
    }

    /// <summary>The power of two that comes nearest to a number.</summary>
    public static NumberFit? AsPowerOfTwo(double wanted, int unit, int mostShift) => Enumerable.Range(0, mostShift + 1)
        .Select(shift => Of(wanted, Power(unit, shift), new NumberPart(0, shift, false)))
        .MinBy(fit => fit.Distance);

    /// <summary>The sum or difference of two powers of two that comes nearest to a number.</summary>
    public static NumberFit AsTwoPowers(double wanted, int unit, int mostShift) => (
            from first in Enumerable.Range(0, mostShift + 1)
            from second in Enumerable.Range(0, mostShift + 1)
            where second >= first
            from sign in Enumerable.Range(0, second > first ? 2 : 1).Select(choice => 1 - (2 * choice))
            select Of(
                wanted,
                Power(unit, first) + (sign * Power(unit, second)),
                new NumberPart(0, first, false),
                new NumberPart(0, second, sign < 0)))
        .MinBy(fit => fit.Distance)!;

    /// <summary>Largest and smallest number that a product expresses.</summary>
    public static (double Least, double Most) Range(bool hasCoefficient, int unit, int mostShift) =>
        (Power(unit, mostShift), Power(unit, 0) * (hasCoefficient ? RuleProduct.MostCoefficient : 1));

    /// <summary>How far off it is.</summary>
    public double Distance => Math.Abs(Error);

    private static NumberFit Of(double wanted, double value, params ImmutableArray<NumberPart> parts) => new(parts, value, value / wanted - 1);

    private static double Power(int unit, int shift) => Math.ScaleB((double)unit / RuleProduct.Scale, -shift);
}
