// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace NeuroCore.Compiler.Learning;

/// <summary>Words of sentences about rules.</summary>
internal static class Words
{
    private const double FirstWithCommas = 1e4;
    private const double FirstWithExponent = 1e12;

    /// <summary>Names as alternatives: "a, b or c".</summary>
    public static string Either(IReadOnlyList<string> names) => names.Count switch
    {
        0 => "none",
        1 => names[0],
        _ => $"{string.Join(", ", names.Take(names.Count - 1))} or {names[^1]}",
    };

    /// <summary>A number with four digits that count.</summary>
    public static string Number(double value) => Math.Abs(value) is >= FirstWithCommas and < FirstWithExponent
        ? Rounded(value).ToString("N0", CultureInfo.InvariantCulture)
        : value.ToString("G4", CultureInfo.InvariantCulture);

    /// <summary>The number that <see cref="Number"/> shows.</summary>
    public static double Rounded(double value) => double.Parse(value.ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>A share as percent with its sign: "+0.1 %".</summary>
    public static string Percent(double share) => (100 * share).ToString("+0.##;-0.##;0", CultureInfo.InvariantCulture) + " %";

    /// <summary>A power of two as a rule writes it.</summary>
    public static string PowerOfTwo(int exponent) => exponent == 0 ? "1" : $"2^{exponent.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>A whole number times a power of two, exactly, with an odd number: "41 * 2^-13".</summary>
    /// <param name="mantissa">Above 0.</param>
    /// <param name="exponent">Any.</param>
    public static string Dyadic(long mantissa, int exponent)
    {
        for (; mantissa % 2 == 0; mantissa /= 2)
            exponent++;
        return mantissa == 1 ? PowerOfTwo(exponent) : exponent == 0
            ? mantissa.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{mantissa} * {PowerOfTwo(exponent)}");
    }
}
