// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace NeuroCore.Cli;

/// <summary>Numbers with units, as people write them.</summary>
internal static class Quantities
{
    private static readonly (double Unit, string Name)[] s_units = [(1, "s"), (1e-3, "ms"), (1e-6, "us"), (1e-9, "ns")];

    /// <summary>A length of time with a unit that suits it.</summary>
    /// <param name="seconds">Seconds, 0 or more.</param>
    public static string Time(double seconds)
    {
        var (unit, name) = s_units.FirstOrDefault(entry => seconds >= 0.9995 * entry.Unit, s_units[^1]);
        return string.Create(CultureInfo.InvariantCulture, $"{(seconds == 0 ? 0 : seconds / unit):0.###} {(seconds == 0 ? "s" : name)}");
    }

    /// <summary>A count and what is counted, in the singular or plural.</summary>
    public static string Count(long count, string one) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {one}{(count == 1 ? "" : "s")}");
}
