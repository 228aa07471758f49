// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using NeuroCore.Hardware;
using NeuroCore.Trainer.Digits;

namespace NeuroCore.Trainer.Mnist;

/// <summary>What the trainer does with MNIST when it is called.</summary>
public static class MnistTraining
{
    // Settings are chosen on these, the last of the training images; test images choose nothing.
    private const int MostValidating = 10_000;
    private const int Sixths = 6;

    /// <summary>Trains on all training images, and writes the network and how it does on the test images.</summary>
    /// <param name="data">Folder with the four idx files.</param>
    /// <param name="folder">Folder that takes the network; made if need be.</param>
    /// <param name="settings">How.</param>
    /// <param name="seed">Seed of all chance in training.</param>
    /// <param name="output">Takes progress and results.</param>
    /// <exception cref="NeuroCoreException">Files are missing, damaged, or cannot be written.</exception>
    public static void Train(string data, string folder, TrainingSettings settings, ulong seed, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        ImmutableArray<DigitImage> training = MnistFiles.Read(data, MnistFiles.Training), test = MnistFiles.Read(data, MnistFiles.Test);
        // Before minutes of training, not after them.
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new NeuroCoreException($"The folder {folder} cannot be made ({error.Message}): give another one with -o.", error);
        }

        DigitNetwork network = Train(training, settings, seed, output);
        NetworkWriter.Write(folder, network, test[0], "mnist", "the test images");
        output.WriteLine($"training images: {Percent(network, training)}");
        output.WriteLine($"test images: {Percent(network, test)}");
        output.WriteLine($"wrote {string.Join(", ", NetworkWriter.FileNames)} to {folder}");
    }

    /// <summary>Trains on the first five sixths of the training images and tries the rest; writes nothing and reads no test images.</summary>
    public static void Validate(string data, TrainingSettings settings, ulong seed, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        ImmutableArray<DigitImage> all = MnistFiles.Read(data, MnistFiles.Training);
        int validating = Math.Min(MostValidating, all.Length / Sixths);
        DigitNetwork network = Train(all[..^validating], settings, seed, output);
        output.WriteLine($"validation: {Percent(network, all[^validating..])}");
    }

    private static DigitNetwork Train(ImmutableArray<DigitImage> images, TrainingSettings settings, ulong seed, TextWriter output)
    {
        var time = Stopwatch.StartNew();
        output.WriteLine($"{images.Length} images, {settings.RealEpochs} passes with real activations, {settings.SpikingEpochs} with spikes");
        return new DigitTrainer(images, settings, seed).Train(new Passes(
            share => output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {share,4:P0} trained, {time.Elapsed.TotalSeconds:F0} s"))));
    }

    private static string Percent(DigitNetwork network, ImmutableArray<DigitImage> images)
    {
        var spiking = new SpikingNetwork(network);
        int right = images.Count(image => spiking.Show(image.Pixels.AsSpan()) == image.Label);
        return string.Create(CultureInfo.InvariantCulture, $"{100.0 * right / images.Length:F2} % ({right}/{images.Length})");
    }

    // At once and in order, which Progress<T> does not promise.
    private sealed class Passes(Action<double> told) : IProgress<double>
    {
        public void Report(double value) => told(value);
    }
}
