// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Compiler;

/// <summary>Finds the unit of which all of some numbers are multiples, such as 0.5 for 1, 1.5 and -2.</summary>
internal static class CommonUnit
{
    private const double Tolerance = 1e-9;

    /// <summary>The largest unit, or null if there is none of which the largest number is at most <paramref name="most"/> times as large.</summary>
    /// <param name="values">The numbers; zeros say nothing.</param>
    /// <param name="most">Largest multiple.</param>
    public static double? Of(IEnumerable<double> values, double most)
    {
        var sizes = values.Select(Math.Abs).Where(size => size > 0).Distinct().ToArray();
        if (sizes.Length == 0)
            return null;
        var largest = sizes.Max();
        var unit = largest;
        foreach (var size in sizes)
        {
            unit = CommonDivisor(unit, size, largest * Tolerance);
            if (unit * most < largest * (1 - Tolerance))
                return null;
        }

        // Euclid's remainders lose a little: the largest number is a whole multiple.
        unit = largest / Math.Round(largest / unit);
        return sizes.All(size => Math.Abs(size / unit - Math.Round(size / unit)) < 1e-6) ? unit : null;
    }

    private static double CommonDivisor(double one, double other, double tolerance)
    {
        while (other > tolerance)
        {
            var rest = one - other * Math.Floor(one / other);
            (one, other) = (other, rest > other - tolerance ? 0 : rest);
        }

        return one;
    }
}
