// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using NeuroCore.Hardware;
using NeuroCore.Trainer.Constructed;
using NeuroCore.Trainer.Conversion;
using NeuroCore.Trainer.Digits;
using NeuroCore.Trainer.Direction;
using NeuroCore.Trainer.Mnist;

namespace NeuroCore.Trainer;

/// <summary>The trainer as a program.</summary>
public static class CommandLine
{
    private const string DigitsFolder = "host/examples/digits";

    private const string Usage = """
        Makes the networks of the examples. The same seed gives the same files, byte for byte.

          digits                     train on the handwritten digits and write the network
            --seed <number>          seed of all chance in training, 1 by default
            -o <folder>              folder with digits.csv that takes the network, host/examples/digits by default
            --validate               write nothing: cross-validate on the training images, for choosing settings
          signed-digits              train an integer classifier on the digits and write it as signed spikes
            --seed, -o               as above; host/examples/signed-digits by default
          mnist                      train on MNIST, images of 14 x 14, and write the network (`make mnist` gets the images)
            --data <folder>          the four idx files, build/mnist/data by default
            --seed, -o, --validate   as above; build/mnist by default; validates on the last sixth of the training images
          direction                  learn the delays of the detectors of a moving bar and write them
            --seed, -o               as above; host/examples/direction by default
          constructed                write the examples that need no training, with their stimuli
            -o <folder>              folder that takes a folder for each, host/examples by default
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
            Do(wish, output);
            return 0;
        }
        catch (NeuroCoreException error)
        {
            errors.WriteLine(error.Message);
            return 1;
        }
    }

    private static void Do(Wish wish, TextWriter output)
    {
        switch (wish.Example)
        {
            case "signed-digits":
                SignedTraining.Train(DigitsFolder, wish.Folder, wish.Seed, output);
                break;
            case "mnist" when wish.Validate:
                MnistTraining.Validate(wish.Data, TrainingSettings.Mnist, wish.Seed, output);
                break;
            case "mnist":
                MnistTraining.Train(wish.Data, wish.Folder, TrainingSettings.Mnist, wish.Seed, output);
                break;
            case "direction":
                DirectionExample.Write(wish.Folder, wish.Seed, output);
                break;
            case "constructed":
                ConstructedExamples.Write(wish.Folder, output);
                break;
            case var _ when wish.Validate:
                DigitTraining.Validate(wish.Folder, wish.Seed, output);
                break;
            default:
                DigitTraining.Train(wish.Folder, wish.Seed, output);
                break;
        }
    }

    private static Wish? Parse(IReadOnlyList<string> arguments)
    {
        if (arguments is not ["digits" or "signed-digits" or "mnist" or "direction" or "constructed", ..])
            return null;
        string example = arguments[0];
        var wish = new Wish(example, FolderOf(example), "build/mnist/data", 1, false);
        for (int at = 1; at < arguments.Count; at++)
        {
            string? value = at + 1 < arguments.Count ? arguments[at + 1] : null;
            switch (arguments[at])
            {
                case "--validate" when example is "digits" or "mnist":
                    wish = wish with { Validate = true };
                    break;
                case "--seed" when example != "constructed" && ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed):
                    wish = wish with { Seed = seed };
                    at++;
                    break;
                case "--data" when example == "mnist" && value is not null:
                    wish = wish with { Data = value };
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

    private static string FolderOf(string example) => example switch
    {
        "constructed" => "host/examples",
        "mnist" => "build/mnist",
        _ => $"host/examples/{example}",
    };

    private sealed record Wish(string Example, string Folder, string Data, ulong Seed, bool Validate);
}
