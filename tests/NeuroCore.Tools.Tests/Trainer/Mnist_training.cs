// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Compiler;
using NeuroCore.Demo;
using NeuroCore.Hardware;
using NeuroCore.Network;
using NeuroCore.Tools.Tests.Generator;
using NeuroCore.Trainer.Digits;
using NeuroCore.Trainer.Mnist;

namespace NeuroCore.Tools.Tests.Trainer;

/// <summary>Training on idx files; the project's own digits, three times as large and with a margin, stand in for MNIST.</summary>
public sealed class Mnist_training : IDisposable
{
    private const int Side = 28;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("neurocore-mnist-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Four_neighbours_become_one_value_of_0_to_16()
    {
        var pixels = new byte[Side * Side];
        pixels.AsSpan(0, 2).Fill(255);
        pixels.AsSpan(Side, 2).Fill(255);
        pixels[(27 * Side) + 27] = 255;
        pixels[26] = 31;

        ImmutableArray<byte> pooled = MnistFiles.Pool(pixels);

        Assert.Equal(196, pooled.Length);
        Assert.Equal(16, pooled[0]);
        Assert.Equal(4, pooled[^1]);
        Assert.Equal(0, pooled[13]);
        Assert.Equal(20, pooled.Sum(value => value));
    }

    [Fact]
    public void What_it_trains_classifies_and_does_the_same_on_the_emulator_of_the_smallest_part()
    {
        WriteDigits();
        TrainingSettings settings = TrainingSettings.Mnist with { RealEpochs = 6, SpikingEpochs = 3, Batch = 16, Shifted = 0 };
        using var output = new StringWriter();

        MnistTraining.Train(_folder.FullName, Path.Combine(_folder.FullName, "out"), settings, 1, output);

        RegisterImage image = NetworkCompiler.Compile(NetworkFile.Load(Path.Combine(_folder.FullName, "out", "network.yaml")), Configurations.Named("icebreaker")).Image;
        ImmutableArray<DigitImage> test = MnistFiles.Read(_folder.FullName, MnistFiles.Test);
        ImmutableArray<ShownImage> shown = EmulatedBoards.Show(image, test, () => { });
        int right = shown.Count(one => one.Right);
        Assert.Contains($"({right}/{test.Length})", output.ToString(), StringComparison.Ordinal);
        Assert.True(right > 0.9 * test.Length, output.ToString());
    }

    [Fact]
    public void Files_that_do_not_belong_together_are_told_in_a_sentence()
    {
        Assert.Contains("There is no train-images-idx3-ubyte", Complaint(), StringComparison.Ordinal);
        WriteDigits();
        Write("train-labels-idx1-ubyte", [3], [1, 2, 3]);
        Assert.Contains("holds 3 labels for the 1203 images", Complaint(), StringComparison.Ordinal);
        Write("train-images-idx3-ubyte", [1, 2, 2], new byte[4]);
        Assert.Contains("holds 1 x 2 x 2 bytes, but images of 28 x 28", Complaint(), StringComparison.Ordinal);
        Write("train-images-idx3-ubyte", [1, Side, Side], new byte[Side * Side]);
        Write("train-labels-idx1-ubyte", [1], [10]);
        Assert.Contains("label 0 is 10, not 0 to 9", Complaint(), StringComparison.Ordinal);
    }

    private string Complaint()
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        Assert.Equal(1, NeuroCore.Trainer.CommandLine.Run(["mnist", "--validate", "--data", _folder.FullName], output, errors));
        Assert.Single(errors.ToString().TrimEnd().Split('\n'));
        return errors.ToString();
    }

    private void WriteDigits()
    {
        DigitSplit split = DigitSplit.Of(DigitFile.Read(Path.Combine(Repository.Root, "host", "examples", "digits", DigitTraining.ImageFile)));
        Write("train", split.Training);
        Write("t10k", split.Held);
    }

    private void Write(string set, ImmutableArray<DigitImage> digits)
    {
        Write($"{set}-images-idx3-ubyte", [digits.Length, Side, Side], [.. digits.SelectMany(Enlarged)]);
        Write($"{set}-labels-idx1-ubyte", [digits.Length], [.. digits.Select(digit => (byte)digit.Label)]);
    }

    private static byte[] Enlarged(DigitImage digit)
    {
        const int Factor = 3, Margin = (Side - (Factor * DigitImage.Side)) / 2;
        var pixels = new byte[Side * Side];
        for (int at = 0; at < Factor * Factor * DigitImage.Size; at++)
        {
            int row = at / (Factor * DigitImage.Side), column = at % (Factor * DigitImage.Side);
            int value = digit.Pixels[(row / Factor * DigitImage.Side) + (column / Factor)];
            pixels[((row + Margin) * Side) + column + Margin] = (byte)Math.Min(255, value * 16);
        }
        return pixels;
    }

    private void Write(string name, int[] shape, byte[] values)
    {
        byte[] head = [0, 0, 8, (byte)shape.Length, .. shape.SelectMany(size => new byte[] { 0, (byte)(size >> 16), (byte)(size >> 8), (byte)size })];
        File.WriteAllBytes(Path.Combine(_folder.FullName, name), [.. head, .. values]);
    }
}
