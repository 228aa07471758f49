// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Formats.Events;
using NeuroCore.Hardware;
using NeuroCore.Trainer.Digits;

namespace NeuroCore.Trainer.Mnist;

/// <summary>
/// Images of MNIST, or of what is laid out like it (Fashion-MNIST): 28 x 28 bytes, of which four neighbours become one value,
/// 0 (paper) to 16 (ink), so that 14 x 14 are left.
/// </summary>
public static class MnistFiles
{
    /// <summary>Pixels of a row, and rows, that are left.</summary>
    public const int Side = 14;

    /// <summary>Name of the training images' files.</summary>
    public const string Training = "train";

    /// <summary>Name of the test images' files.</summary>
    public const string Test = "t10k";

    private const int Pooled = 2;
    private const int FullSide = Pooled * Side;

    /// <summary>Reads images and labels.</summary>
    /// <param name="folder">Folder with <c>train-images-idx3-ubyte</c> and so on, perhaps with <c>.gz</c>.</param>
    /// <param name="set"><see cref="Training"/> or <see cref="Test"/>.</param>
    /// <exception cref="NeuroCoreException">Files are missing, damaged, or do not belong together.</exception>
    public static ImmutableArray<DigitImage> Read(string folder, string set)
    {
        string imageFile = Find(folder, $"{set}-images-idx3-ubyte"), labelFile = Find(folder, $"{set}-labels-idx1-ubyte");
        IdxFile images = IdxFile.Read(imageFile), labels = IdxFile.Read(labelFile);
        if (images.Shape is not [_, FullSide, FullSide])
            throw new NeuroCoreException($"{imageFile}: holds {string.Join(" x ", images.Shape)} bytes, but images of {FullSide} x {FullSide} are wanted.");
        if (labels.Shape.Length != 1 || labels.Count != images.Count)
            throw new NeuroCoreException($"{labelFile}: holds {string.Join(" x ", labels.Shape)} labels for the {images.Count} images of {imageFile}.");
        int odd = labels.Values.Span.IndexOfAnyExceptInRange((byte)0, (byte)(DigitImage.Classes - 1));
        if (odd >= 0)
            throw new NeuroCoreException($"{labelFile}: label {odd} is {labels.Values.Span[odd]}, not 0 to {DigitImage.Classes - 1}.");
        return [.. Enumerable.Range(0, images.Count).Select(at => new DigitImage(at, Pool(images.Entry(at)), labels.Values.Span[at]))];
    }

    /// <summary>Four neighbours become their mean, on the scale 0..16.</summary>
    /// <param name="pixels">28 x 28 values, 0..255.</param>
    public static ImmutableArray<byte> Pool(ReadOnlySpan<byte> pixels)
    {
        const int Most = Pooled * Pooled * byte.MaxValue;
        var pooled = new byte[Side * Side];
        for (int at = 0; at < pooled.Length; at++)
        {
            int corner = (at / Side * Pooled * FullSide) + (at % Side * Pooled);
            int sum = pixels[corner] + pixels[corner + 1] + pixels[corner + FullSide] + pixels[corner + FullSide + 1];
            pooled[at] = (byte)(((sum * DigitImage.Ink) + (Most / 2)) / Most);
        }
        return [.. pooled];
    }

    private static string Find(string folder, string name) =>
        new[] { name, name + ".gz" }.Select(file => Path.Combine(folder, file)).FirstOrDefault(File.Exists)
        ?? throw new NeuroCoreException($"There is no {name} in '{folder}', nor one with .gz: `make mnist` gets it, or name the folder that has it with --data.");
}
