// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace NeuroCore.Plot;

/// <summary>Numbers in few digits, and round ones for axes.</summary>
internal static class PlotNumber
{
    /// <summary>A number for an axis.</summary>
    internal static string Axis(double value) => Math.Abs(value) >= 1e6 || (value != 0 && Math.Abs(value) < 1e-4)
        ? value.ToString("0.##e0", CultureInfo.InvariantCulture)
        : value.ToString("#,0.#####", CultureInfo.InvariantCulture);

    /// <summary>A number in three digits where that is enough, for a narrow place.</summary>
    internal static string Short(double value) => Math.Abs(value) switch
    {
        >= 100 or 0 => value.ToString("0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("0.#", CultureInfo.InvariantCulture),
        >= 0.01 => value.ToString("0.##", CultureInfo.InvariantCulture),
        _ => value.ToString("0.#e0", CultureInfo.InvariantCulture),
    };

    /// <summary>Round numbers within a range, ascending: about so many, and at least one step of 1, 2 or 5 times a power of ten.</summary>
    internal static IEnumerable<double> Round(double least, double most, int wanted)
    {
        double raw = (most - least) / Math.Max(wanted, 1);
        double power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        double step = (raw / power) switch { <= 1 => power, <= 2 => 2 * power, <= 5 => 5 * power, _ => 10 * power };
        long first = (long)Math.Ceiling((least / step) - 1e-9), last = (long)Math.Floor((most / step) + 1e-9);
        for (long number = first; number <= last; number++)
            yield return number * step;
    }
}
