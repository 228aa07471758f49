// SPDX-License-Identifier: Apache-2.0
using System.CommandLine.Parsing;
using System.Globalization;
using NeuroCore.Network;

namespace NeuroCore.Cli;

/// <summary>Reads times such as <c>100ms</c>, with the units that descriptions have.</summary>
internal static class TimeParser
{
    /// <summary>Reads the one value of an option; notes an error if it is no time.</summary>
    public static Duration? Parse(ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        var digits = text.Length - text.TrimStart("0123456789.".ToCharArray()).Length;
        if (!double.TryParse(text[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return Refuse(result, text);
        return text[digits..].Trim() switch
        {
            "s" => Duration.Seconds(number),
            "ms" => Duration.Milliseconds(number),
            "us" => Duration.Microseconds(number),
            "tick" or "ticks" => Duration.Ticks(number),
            _ => Refuse(result, text),
        };
    }

    private static Duration? Refuse(ArgumentResult result, string text)
    {
        result.AddError($"'{text}' is no time: write a number and s, ms, us or ticks, such as 100ms.");
        return null;
    }
}
