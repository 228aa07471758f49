// SPDX-License-Identifier: Apache-2.0
using System.CommandLine.Parsing;
using System.Globalization;

namespace NeuroCore.Cli;

/// <summary>Reads whole numbers of an option.</summary>
internal static class CountParser
{
    /// <summary>A parser of numbers from <paramref name="least"/> to <paramref name="most"/>; it notes an error for anything else.</summary>
    public static Func<ArgumentResult, int?> From(int least, int most = int.MaxValue) => result =>
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        var option = (result.Parent as OptionResult)?.Option.Name ?? "it";
        result.AddError($"'{text}' does not fit {option}: write a whole number, {(most == int.MaxValue ? $"{least} or more" : $"{least} to {most}")}.");
        return null;
    };
}
