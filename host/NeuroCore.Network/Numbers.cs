// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace NeuroCore.Network;

/// <summary>Numbers as messages write them.</summary>
internal static class Numbers
{
    private const double Largest = 1e30;
    private const double Smallest = 1e-30;

    /// <summary>True for a number that arithmetic can be done with: 0, or of a size that a membrane scale may have.</summary>
    public static bool IsUsable(double value) => value == 0 || Math.Abs(value) is >= Smallest and <= Largest;

    /// <summary>What <see cref="IsUsable"/> asks for, for messages.</summary>
    public const string Usable = "a number between 1e-30 and 1e30 in size, or 0";

    /// <summary>The shortest text that says the number.</summary>
    public static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
