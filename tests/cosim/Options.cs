// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using NeuroCore.Hardware;

namespace NeuroCore.Cosim;

/// <summary>What the program does.</summary>
internal enum Mode
{
    /// <summary>Random cases in lockstep.</summary>
    Lockstep,

    /// <summary>The same, with what of the RTL they reach.</summary>
    Coverage,

    /// <summary>The table of clocks.</summary>
    Clocks,

    /// <summary>Does the lockstep notice deliberate faults?</summary>
    Bite,
}

/// <summary>The command line.</summary>
/// <param name="Mode">What the program does.</param>
/// <param name="Cases">Number of cases.</param>
/// <param name="Seed">Seed of the first case; case i has this plus i.</param>
/// <param name="Time">No case begins later than this; null: so many are run, however long it takes.</param>
/// <param name="Libraries">Folder of the lockstep libraries.</param>
internal sealed record Options(Mode Mode, int Cases, ulong Seed, TimeSpan? Time, string Libraries)
{
    private const int MostCases = 1_000_000;

    /// <summary>How it is used.</summary>
    public const string Usage =
        "usage: NeuroCore.Cosim [lockstep|coverage|clocks|bite] [--cases <n> | --minutes <m>] [--seed <s>] [--libraries <folder>]";

    /// <summary>Reads the command line.</summary>
    /// <exception cref="NeuroCoreException">It makes no sense.</exception>
    public static Options Parse(IReadOnlyList<string> arguments)
    {
        var options = new Options(Mode.Lockstep, 120, 1, null, Path.Combine("build", "cosim"));
        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = arguments[i];
            options = argument switch
            {
                "lockstep" => options with { Mode = Mode.Lockstep },
                "coverage" => options with { Mode = Mode.Coverage },
                "clocks" => options with { Mode = Mode.Clocks },
                "bite" => options with { Mode = Mode.Bite },
                "--cases" => options with { Cases = (int)Math.Min(Number(argument, Value(++i)), MostCases) },
                "--minutes" => options with { Cases = MostCases, Time = TimeSpan.FromMinutes(Math.Min(Number(argument, Value(++i)), 10_000)) },
                "--seed" => options with { Seed = Number(argument, Value(++i)) },
                "--libraries" => options with { Libraries = Value(++i) },
                _ => throw new NeuroCoreException($"'{argument}' is not known. {Usage}"),
            };
        }

        return options;

        string Value(int at) => at < arguments.Count
            ? arguments[at]
            : throw new NeuroCoreException($"'{arguments[at - 1]}' needs a value. {Usage}");
    }

    private static ulong Number(string name, string text) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new NeuroCoreException($"'{name} {text}' is no number. {Usage}");
}
