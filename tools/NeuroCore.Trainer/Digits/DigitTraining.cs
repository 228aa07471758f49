// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;

namespace NeuroCore.Trainer.Digits;

/// <summary>What the trainer does with the digits when it is called.</summary>
public static class DigitTraining
{
    /// <summary>Name of the file with the images.</summary>
    public const string ImageFile = "digits.csv";

    private const int Folds = 4;

    /// <summary>Trains on all training images, writes the network beside the images and says how it does on the held-out ones.</summary>
    public static void Train(string folder, ulong seed, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        DigitSplit split = DigitSplit.Of(DigitFile.Read(Path.Combine(folder, ImageFile)));
        DigitNetwork network = new DigitTrainer(split.Training, new TrainingSettings(), seed).Train();
        NetworkWriter.Write(folder, network, split.Held[0]);
        output.WriteLine($"training images: {Percent(Right(network, split.Training), split.Training.Length)}");
        output.WriteLine($"held-out images: {Percent(Right(network, split.Held), split.Held.Length)}");
        output.WriteLine($"wrote {string.Join(", ", NetworkWriter.FileNames)} to {folder}");
    }

    /// <summary>Trains on three quarters of the training images and tries the fourth, four times. Held-out images are not touched.</summary>
    public static void Validate(string folder, ulong seed, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        DigitSplit split = DigitSplit.Of(DigitFile.Read(Path.Combine(folder, ImageFile)));
        int right = 0;
        for (int fold = 0; fold < Folds; fold++)
        {
            DigitSplit part = split.Fold(fold, Folds);
            DigitNetwork network = new DigitTrainer(part.Training, new TrainingSettings(), seed).Train();
            int here = Right(network, part.Held);
            right += here;
            output.WriteLine($"part {fold + 1} of {Folds}: {Percent(here, part.Held.Length)}");
        }
        output.WriteLine($"validation: {Percent(right, split.Training.Length)}");
    }

    private static int Right(DigitNetwork network, ImmutableArray<DigitImage> images)
    {
        var spiking = new SpikingNetwork(network);
        return images.Count(image => spiking.Show(image.Pixels.AsSpan()) == image.Label);
    }

    private static string Percent(int right, int all) =>
        string.Create(CultureInfo.InvariantCulture, $"{100.0 * right / all:F2} % ({right}/{all})");
}
