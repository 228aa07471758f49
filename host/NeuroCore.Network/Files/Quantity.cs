// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace NeuroCore.Network;

/// <summary>A number and the unit after it, which may be empty.</summary>
internal sealed record Quantity(double Number, string Unit)
{
    /// <summary>Takes a text apart: the longest number at its beginning, and the rest as the unit. Null if there is no finite number.</summary>
    public static Quantity? Split(string text)
    {
        for (var length = text.Length; length > 0; length--)
        {
            if (double.TryParse(text.AsSpan(0, length), NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
                return double.IsFinite(number) ? new Quantity(number, text[length..].Trim()) : null;
        }

        return null;
    }
}
