// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using NeuroCore.Hardware;

namespace NeuroCore.Netlists;

/// <summary>The command line.</summary>
/// <param name="Bitstream">True: the bitstream is unpacked; false: the netlist as synthesised is taken.</param>
/// <param name="Board">Board.</param>
/// <param name="Build">Build for it; null for the board's usual one.</param>
/// <param name="Folder">Folder under <c>build</c> with bitstream or netlist and the report.</param>
/// <param name="Faults">How many flipped bits to try.</param>
/// <param name="Missed">How many of them may stay unnoticed.</param>
/// <param name="Seed">Seed of the faults and of the random networks.</param>
/// <param name="Only">Number of the one fault to try; null: all.</param>
/// <param name="Recordings">Random hosts whose pins are recorded on the model and played to the netlist.</param>
internal sealed record Options(bool Bitstream, string Board, string? Build, string Folder, int Faults, int Missed, int Seed, int? Only, int Recordings)
{
    /// <summary>How it is used.</summary>
    public const string Usage =
        "usage: NeuroCore.Netlists bitstream|netlist <board> [--build <build>] --folder <folder under build> [--faults <n>] [--missed <n>] [--seed <s>] [--only <n>] [--recordings <n>]";

    // More are drawn than are tried.
    private const int MostFaults = FaultyNetlist.MostFaults / 2;
    private const int MostRecordings = 1000;

    /// <summary>Reads the command line.</summary>
    /// <exception cref="NeuroCoreException">It makes no sense.</exception>
    public static Options Parse(IReadOnlyList<string> arguments)
    {
        if (arguments.Count < 2 || arguments[0] is not ("bitstream" or "netlist"))
            throw new NeuroCoreException(Usage);
        var options = new Options(arguments[0] == "bitstream", arguments[1], null, arguments[1], 0, 0, 1, null, 4);
        for (var i = 2; i < arguments.Count; i += 2)
        {
            if (i + 1 == arguments.Count)
                throw new NeuroCoreException($"'{arguments[i]}' needs a value after it. {Usage}");
            var value = arguments[i + 1];
            options = arguments[i] switch
            {
                "--build" => options with { Build = value },
                "--folder" => options with { Folder = value },
                "--faults" => options with { Faults = Number(arguments[i], value, MostFaults) },
                "--missed" => options with { Missed = Number(arguments[i], value, MostFaults) },
                "--seed" => options with { Seed = Number(arguments[i], value, int.MaxValue) },
                "--recordings" => options with { Recordings = Number(arguments[i], value, MostRecordings) },
                "--only" => options with { Only = Number(arguments[i], value, FaultyNetlist.MostFaults) },
                _ => throw new NeuroCoreException($"'{arguments[i]}' is not known. {Usage}"),
            };
        }

        return options;
    }

    private static int Number(string option, string text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most
            ? number
            : throw new NeuroCoreException($"{option} is '{text}': give a number from 0 to {most}.");
}
