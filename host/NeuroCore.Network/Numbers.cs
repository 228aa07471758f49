// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace NeuroCore.Network;

/// <summary>Numbers as messages write them.</summary>
internal static class Numbers
{
    /// <summary>The shortest text that says the number.</summary>
    public static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
