// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using NeuroCore.Network;

namespace NeuroCore.Cli.Learning;

/// <summary>A value of g, the third factor of all synapses, and when it is set.</summary>
/// <param name="Factor">-1..1.</param>
/// <param name="At">Time of the run; null: before it.</param>
internal sealed record TimedFactor(double Factor, Duration? At)
{
    /// <summary>Reads one as a user writes it: <c>0.5</c>, or <c>0.5@100ms</c>. Null if it is none.</summary>
    public static TimedFactor? Parse(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        var number = at < 0 ? text : text[..at];
        if (!double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var factor) || factor is not (>= -1 and <= 1))
            return null;
        if (at < 0)
            return new TimedFactor(factor, null);
        return TimeParser.Read(text[(at + 1)..]) is { } time ? new TimedFactor(factor, time) : null;
    }
}
