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
        if (Read(text) is { } time)
            return time;
        result.AddError($"'{text}' is no time: write a number and s, ms, us or ticks, such as 100ms.");
        return null;
    }

    /// <summary>The same of a time above 0.</summary>
    public static Duration? ParsePositive(ArgumentResult result)
    {
        var time = Parse(result);
        if (time is { Value: <= 0 })
            result.AddError($"{NameOf(result)} must be above 0.");
        return time;
    }

    /// <summary>The same of a time by the clock on the wall, above 0.</summary>
    public static Duration? ParseClock(ArgumentResult result)
    {
        var time = Parse(result);
        if (time is { Value: <= 0 } or { InTicks: true })
            result.AddError($"{NameOf(result)} {time} must be above 0 and in s, ms or us.");
        return time;
    }

    /// <summary>Reads a time; null if it is none.</summary>
    public static Duration? Read(string text)
    {
        var digits = text.Length - text.TrimStart("0123456789.".ToCharArray()).Length;
        if (!double.TryParse(text[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return null;
        return text[digits..].Trim() switch
        {
            "s" => Duration.Seconds(number),
            "ms" => Duration.Milliseconds(number),
            "us" => Duration.Microseconds(number),
            "tick" or "ticks" => Duration.Ticks(number),
            _ => null,
        };
    }

    private static string NameOf(ArgumentResult result) => (result.Parent as OptionResult)?.Option.Name ?? "The time";
}
