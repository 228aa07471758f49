// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Formats.Json;

/// <summary>Finds a factor that makes whole numbers of some that a person wrote, such as 10 for 0.3 and 1.4.</summary>
internal static class WholeNumbers
{
    private const double Tolerance = 1e-9;
    private static readonly double[] Factors = [1, 2, 4, 5, 8, 10, 16, 20, 25, 40, 50, 64, 80, 100];

    /// <summary>The factor; null if there is none with which no number is larger than it may be.</summary>
    /// <param name="values">The numbers.</param>
    /// <param name="most">Largest whole number.</param>
    public static double? FactorFor(IReadOnlyCollection<double> values, int most)
    {
        foreach (var factor in Factors)
        {
            if (values.All(value => Math.Abs(value * factor) <= most && Math.Abs((value * factor) - Math.Round(value * factor)) <= Tolerance * Math.Max(1, Math.Abs(value * factor))))
                return factor;
        }

        return null;
    }
}
