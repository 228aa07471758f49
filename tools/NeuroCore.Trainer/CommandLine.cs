// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using NeuroCore.Hardware;
using NeuroCore.Trainer.Digits;

namespace NeuroCore.Trainer;

/// <summary>The trainer as a program.</summary>
public static class CommandLine
{
    private const string Usage = """
        Trains the networks of the examples. The same seed gives the same files, byte for byte.

          digits                     train on the handwritten digits and write the network
            --seed <number>          seed of all chance in training, 1 by default
            -o <folder>              folder with digits.csv that takes the network, host/examples/digits by default
            --validate               write nothing: cross-validate on the training images, for choosing settings
        """;

    /// <summary>Runs the program.</summary>
    /// <param name="arguments">As given by the user.</param>
    /// <param name="output">Takes what was asked for.</param>
    /// <param name="errors">Takes complaints.</param>
    /// <returns>Exit code: 0 done, 1 something is wrong with files, 2 bad arguments.</returns>
    public static int Run(IReadOnlyList<string> arguments, TextWriter output, TextWriter errors)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(errors);
        if (arguments is ["--help" or "-h"])
        {
            output.WriteLine(Usage);
            return 0;
        }
        if (Parse(arguments) is not { } wish)
        {
            errors.WriteLine($"'{string.Join(' ', arguments)}' cannot be understood.\n{Usage}");
            return 2;
        }
        try
        {
            if (wish.Validate)
                DigitTraining.Validate(wish.Folder, wish.Seed, output);
            else
                DigitTraining.Train(wish.Folder, wish.Seed, output);
            return 0;
        }
        catch (NeuroCoreException error)
        {
            errors.WriteLine(error.Message);
            return 1;
        }
    }

    private static Wish? Parse(IReadOnlyList<string> arguments)
    {
        if (arguments is not ["digits", ..])
            return null;
        var wish = new Wish("host/examples/digits", 1, false);
        for (int at = 1; at < arguments.Count; at++)
        {
            string? value = at + 1 < arguments.Count ? arguments[at + 1] : null;
            switch (arguments[at])
            {
                case "--validate":
                    wish = wish with { Validate = true };
                    break;
                case "--seed" when ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed):
                    wish = wish with { Seed = seed };
                    at++;
                    break;
                case "-o" or "--output" when value is not null:
                    wish = wish with { Folder = value };
                    at++;
                    break;
                default:
                    return null;
            }
        }
        return wish;
    }

    private sealed record Wish(string Folder, ulong Seed, bool Validate);
}
