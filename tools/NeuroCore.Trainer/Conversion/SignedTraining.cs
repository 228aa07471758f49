// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;
using NeuroCore.Hardware;
using NeuroCore.Trainer.Digits;

namespace NeuroCore.Trainer.Conversion;

/// <summary>What the trainer does with the signed classifier when it is called.</summary>
public static class SignedTraining
{
    /// <summary>Trains on the training images of the digits, writes the network and says how it does on the held-out ones.</summary>
    /// <param name="digits">Folder with digits.csv.</param>
    /// <param name="folder">Takes the network.</param>
    /// <param name="seed">Seed of all chance in training.</param>
    /// <param name="output">Takes what is to be said.</param>
    public static void Train(string digits, string folder, ulong seed, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        ImmutableArray<DigitImage> all = DigitFile.Read(Path.Combine(digits, DigitTraining.ImageFile));
        DigitSplit split = DigitSplit.Of(all);
        SignedNetwork network = Train(split.Training, seed);
        CheckTime(network, all);
        SignedWriter.Write(folder, network, split.Held[0]);
        output.WriteLine($"training images: {Percent(Right(network, split.Training), split.Training.Length)}");
        output.WriteLine($"held-out images: {Percent(Right(network, split.Held), split.Held.Length)}");
        output.WriteLine($"wrote {string.Join(", ", SignedWriter.FileNames)} to {folder}");
    }

    /// <summary>Trains a network, the same from the same images and seed everywhere.</summary>
    public static SignedNetwork Train(ImmutableArray<DigitImage> images, ulong seed) => new SignedTrainer(images, seed).Train();

    // A neuron fires once a tick: the time to let charge out must suffice for the largest count.
    private static void CheckTime(SignedNetwork network, ImmutableArray<DigitImage> images)
    {
        int[] hidden = new int[network.Hidden.Neurons], output = new int[DigitImage.Classes];
        foreach (DigitImage image in images)
        {
            network.Count(image.Pixels.AsSpan(), hidden, output);
            int largest = Math.Max(hidden.Max(), -hidden.Min());
            if (largest > SignedTiming.MostHidden || Math.Max(output.Max(), -output.Min()) > SignedTiming.MostOutput)
                throw new NeuroCoreException($"Image {image.Number} needs more spikes than the run has time for: lengthen SignedTiming or train with another seed.");
        }
    }

    private static int Right(SignedNetwork network, ImmutableArray<DigitImage> images)
    {
        int[] hidden = new int[network.Hidden.Neurons], counts = new int[DigitImage.Classes];
        return images.Count(image =>
        {
            network.Count(image.Pixels.AsSpan(), hidden, counts);
            return DigitNetwork.Decide(counts) == image.Label;
        });
    }

    private static string Percent(int right, int all) =>
        string.Create(CultureInfo.InvariantCulture, $"{100.0 * right / all:F2} % ({right}/{all})");
}
