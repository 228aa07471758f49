// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Trainer.Digits;

namespace NeuroCore.Trainer.Conversion;

/// <summary>The integer classifier: 64 pixels, hidden counts of which the outputs see those above zero, and an output for each digit.</summary>
/// <param name="Hidden">From pixels to hidden units.</param>
/// <param name="Output">From hidden units to outputs.</param>
public sealed record SignedNetwork(SignedLayer Hidden, SignedLayer Output)
{
    /// <summary>A network of zeros.</summary>
    public static SignedNetwork Empty(int hidden) => new(new SignedLayer(DigitImage.Size, hidden), new SignedLayer(hidden, DigitImage.Classes));

    /// <summary>Works an image out.</summary>
    /// <param name="pixels">64 values.</param>
    /// <param name="hidden">Takes the count of each hidden unit, with sign.</param>
    /// <param name="output">Takes the count of each output, with sign.</param>
    public void Count(ReadOnlySpan<byte> pixels, Span<int> hidden, Span<int> output)
    {
        Span<int> inputs = stackalloc int[DigitImage.Size];
        for (int at = 0; at < inputs.Length; at++)
            inputs[at] = pixels[at];
        Hidden.Count(inputs, hidden);
        Span<int> rectified = stackalloc int[hidden.Length];
        for (int unit = 0; unit < rectified.Length; unit++)
            rectified[unit] = Math.Max(hidden[unit], 0);
        Output.Count(rectified, output);
    }
}
