// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Trainer.Digits;

/// <summary>The trained network: pixels, hidden neurons, and an output neuron for each digit.</summary>
/// <param name="Hidden">From pixels to hidden neurons.</param>
/// <param name="Output">From hidden neurons to outputs.</param>
public sealed record DigitNetwork(IntegerLayer Hidden, IntegerLayer Output)
{
    /// <summary>A network of zeros.</summary>
    /// <param name="pixels">Pixels of an image.</param>
    /// <param name="hidden">Hidden neurons.</param>
    public static DigitNetwork Empty(int pixels, int hidden) =>
        new(new IntegerLayer(pixels, hidden), new IntegerLayer(hidden, DigitImage.Classes));

    /// <summary>The digit that output spikes stand for: the output with the most; of several the lowest.</summary>
    /// <param name="counts">Spikes of each output.</param>
    public static int Decide(ReadOnlySpan<int> counts)
    {
        int best = 0;
        for (int digit = 1; digit < counts.Length; digit++)
        {
            if (counts[digit] > counts[best])
                best = digit;
        }
        return best;
    }
}
