// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;

namespace NeuroCore.Cli;

/// <summary>Options that several commands have.</summary>
internal static class CommonOptions
{
    /// <summary>Build for which a network is compiled when nobody says for which.</summary>
    public const string UsualBuild = "icebreaker";

    public static Option<bool> Json() => new("--json") { Description = "Print one JSON document instead of text." };

    public static Option<string?> Build(string otherwise) => new("--for")
    {
        Description = $"Build of the hardware, one of `neurocore configurations`; {otherwise} unless given.",
        HelpName = "build",
    };

    public static Option<int?> Baud(string description) => new("--baud")
    {
        Description = description,
        HelpName = "baud",
        CustomParser = CountParser.From(1),
    };
}
