// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Plot;
using NeuroCore.Trainer.Digits;

namespace NeuroCore.Experiments.Digits;

/// <summary>The weights of all neurons, each as the image that it has become, ten in a row.</summary>
internal static class ReceptiveFields
{
    private const int InARow = 10;
    private const int Pitch = DigitImage.Side + 1;

    /// <summary>Draws them.</summary>
    /// <param name="weights">Pixel by pixel, and neuron by neuron within a pixel.</param>
    /// <param name="path">The file.</param>
    public static void Draw(ImmutableArray<int> weights, string path)
    {
        var neurons = weights.Length / DigitImage.Size;
        var cells = weights.Select((weight, number) =>
        {
            var (pixel, neuron) = (number / neurons, number % neurons);
            return new WeightCell(
                ((neuron / InARow) * Pitch) + (pixel / DigitImage.Side), ((neuron % InARow) * Pitch) + (pixel % DigitImage.Side), weight);
        });
        var rows = (neurons + InARow - 1) / InARow;
        new WeightPlot("What each neuron has learned to see",
            [new WeightMatrix("learned", "row", (rows * Pitch) - 1, "column", (InARow * Pitch) - 1, [.. cells])]).Save(path);
    }
}
