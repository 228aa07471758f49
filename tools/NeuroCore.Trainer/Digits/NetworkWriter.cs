// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NeuroCore.Hardware;

namespace NeuroCore.Trainer.Digits;

/// <summary>Writes a trained network as a description with its weights, thresholds and biases, and an image to try it on.</summary>
public static class NetworkWriter
{
    /// <summary>Names of the files that are written.</summary>
    public static ImmutableArray<string> FileNames { get; } =
        ["network.yaml", "pixels-hidden.csv", "hidden.csv", "hidden-digits.csv", "digits-neurons.csv", "stimulus.csv", "encoded.yaml", "image.csv"];

    /// <summary>Writes all files into a folder, each atomically.</summary>
    /// <param name="folder">Folder that exists.</param>
    /// <param name="network">The network.</param>
    /// <param name="example">The image of the stimulus.</param>
    /// <param name="name">Name of the network, and of the trainer's command that makes it.</param>
    /// <param name="images">Where the number of the example counts, in words.</param>
    /// <exception cref="NeuroCoreException">A file cannot be written.</exception>
    public static void Write(string folder, DigitNetwork network, DigitImage example, string name = "digits", string images = DigitTraining.ImageFile)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(example);
        string about = $"handwritten digits of {example.Width} x {example.Width} pixels";
        string shown = $"the stimulus is a {example.Label}, image {example.Number} of {images}.";
        string[] texts =
        [
            Description(network, name, $"Classifies {about}; {shown}"),
            Weights(network.Hidden),
            Neurons(network.Hidden),
            Weights(network.Output),
            Neurons(network.Output),
            Stimulus(example),
            Encoded(network, name, $"Classifies {about} given as rates; {shown}"),
            Image(example),
        ];
        for (int number = 0; number < texts.Length; number++)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(texts[number]);
            AtomicFile.Write(Path.Combine(folder, FileNames[number]), stream => stream.Write(bytes));
        }
    }

    private static string Description(DigitNetwork network, string name, string about) => $$"""
        # Handwritten digits, written by `dotnet run --project tools/NeuroCore.Trainer -- {{name}}`; do not edit by hand.
        # A pixel of value p fires p times in {{SpikeCoding.ImageTicks}} ticks; {{SpikeCoding.DrainTicks}} ticks of silence follow.
        # The digit seen is the number of the neuron in `digits` with the most spikes.

        name: {{name}}
        about: {{about}}
        tick: 1 ms
        weights: integer
        run: {{SpikeCoding.Ticks}} ticks

        inputs:
          pixels: { size: {{network.Hidden.Inputs}} }

        {{Neurons(network)}}

        stimulus:
          - { file: stimulus.csv, population: pixels }

        """.ReplaceLineEndings("\n");

    private static string Encoded(DigitNetwork network, string name, string about) => $$"""
        # Handwritten digits, written by `dotnet run --project tools/NeuroCore.Trainer -- {{name}}`; do not edit by hand.
        # The same network as in network.yaml, but the board makes the spikes of its pixels by itself: a pixel of value p has
        # the rate p / {{DigitImage.Ink}} and fires p times in ticks 1..{{SpikeCoding.ImageTicks}} (none does in tick 0); {{SpikeCoding.DrainTicks}} ticks of silence follow.
        # The digit seen is the number of the neuron in `digits` with the most spikes.

        name: {{name}}-encoded
        about: {{about}}
        tick: 1 ms
        weights: integer
        run: {{1 + SpikeCoding.Ticks}} ticks

        inputs:
          pixels: { size: {{network.Hidden.Inputs}} }

        {{Neurons(network)}}

        stimulus:
          - { population: pixels, drive: { regular: { file: image.csv } } }
          - { population: pixels, drive: events, from: {{1 + SpikeCoding.ImageTicks}} ms }

        """.ReplaceLineEndings("\n");

    private static string Neurons(DigitNetwork network) => $$"""
        populations:
          hidden:
            size: {{network.Hidden.Neurons}}
            threshold: { file: hidden.csv }
            bias: { file: hidden.csv }
            reset: subtract
          digits:
            size: {{network.Output.Neurons}}
            threshold: { file: digits-neurons.csv }
            bias: { file: digits-neurons.csv }
            reset: subtract

        projections:
          - { source: pixels, target: hidden, connector: all_to_all, weight: { file: pixels-hidden.csv } }
          - { source: hidden, target: digits, connector: all_to_all, weight: { file: hidden-digits.csv } }
        """;

    private static string Image(DigitImage image)
    {
        var text = new StringBuilder("rate\n");
        foreach (byte pixel in image.Pixels)
            text.Append(CultureInfo.InvariantCulture, $"{pixel / (double)DigitImage.Ink}\n");
        return text.ToString();
    }

    private static string Weights(IntegerLayer layer)
    {
        var text = new StringBuilder();
        for (int source = 0; source < layer.Inputs; source++)
            text.AppendJoin(',', layer.Weights.Skip(source * layer.Neurons).Take(layer.Neurons)).Append('\n');
        return text.ToString();
    }

    private static string Neurons(IntegerLayer layer)
    {
        var text = new StringBuilder("threshold,bias\n");
        for (int neuron = 0; neuron < layer.Neurons; neuron++)
            text.Append(CultureInfo.InvariantCulture, $"{layer.Thresholds[neuron]},{layer.Biases[neuron]}\n");
        return text.ToString();
    }

    private static string Stimulus(DigitImage image)
    {
        var text = new StringBuilder("tick,index\n");
        var ticks = SpikeCoding.Encode(image.Pixels.AsSpan());
        for (int tick = 0; tick < ticks.Length; tick++)
        {
            foreach (int pixel in ticks[tick])
                text.Append(CultureInfo.InvariantCulture, $"{tick},{pixel}\n");
        }
        return text.ToString();
    }
}
