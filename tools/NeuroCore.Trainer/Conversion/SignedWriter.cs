// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NeuroCore.Trainer.Digits;

namespace NeuroCore.Trainer.Conversion;

/// <summary>Writes the converted network as a description with its tables, and an image to try it on.</summary>
public static class SignedWriter
{
    /// <summary>Names of the files that are written.</summary>
    public static ImmutableArray<string> FileNames { get; } =
    [
        "network.yaml", "pixels-hidden.csv", "hidden.csv", "hidden-lift.csv",
        "rectified-digits.csv", "digits-neurons.csv", "digits-lift.csv", "stimulus.csv",
    ];

    /// <summary>Writes all files into a folder, each atomically.</summary>
    /// <param name="folder">Folder, made if need be.</param>
    /// <param name="network">The network.</param>
    /// <param name="example">The image of the stimulus.</param>
    public static void Write(string folder, SignedNetwork network, DigitImage example)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(example);
        string[] texts =
        [
            Description(network, example),
            Weights(network.Hidden), Neurons(network.Hidden), Lifts(network.Hidden),
            Weights(network.Output), Neurons(network.Output), Lifts(network.Output),
            Stimulus(example),
        ];
        for (int number = 0; number < texts.Length; number++)
            ExampleFile.Write(folder, FileNames[number], texts[number]);
    }

    /// <summary>What is sent to the network for an image: input, index and tick of every event.</summary>
    public static IEnumerable<(int Tick, string Input, int Index)> Events(DigitImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        var ticks = SpikeCoding.Encode(image.Pixels.AsSpan());
        for (int tick = 0; tick < SignedTiming.Ticks; tick++)
        {
            if (tick < ticks.Length)
            {
                foreach (int pixel in ticks[tick])
                    yield return (tick, "pixels", pixel);
            }
            if (tick is >= SignedTiming.HiddenLift and < SignedTiming.HiddenLift + SignedTiming.Lifts)
                yield return (tick, "hidden-lift", 0);
            if (tick == SignedTiming.Release)
                yield return (tick, "release", 0);
            if (tick is >= SignedTiming.OutputLift and < SignedTiming.OutputLift + SignedTiming.Lifts)
                yield return (tick, "digits-lift", 0);
        }
    }

    private static string Description(SignedNetwork network, DigitImage example) => $$"""
        # A classifier turned into signed spikes, written by `dotnet run --project tools/NeuroCore.Trainer -- signed-digits`; do not edit by hand.
        # Ticks 0..{{SpikeCoding.ImageTicks - 1}}: pixels. Then the hidden neurons let their charge out, {{SignedTiming.HiddenLift}}: are lifted,
        # {{SignedTiming.Release}}: the rectifiers are let go, {{SignedTiming.OutputLift}}: the outputs are lifted.

        name: signed-digits
        about: A quantised classifier as signed spikes, count for count; the stimulus is a {{example.Label}}, image {{example.Number}} of the digits.
        tick: 1 ms
        weights: integer
        run: {{SignedTiming.Ticks}} ticks

        inputs:
          pixels: { size: {{network.Hidden.Inputs}} }
          hidden-lift: { size: 1 }
          release: { size: 1 }
          digits-lift: { size: 1 }

        populations:
          hidden:
            size: {{network.Hidden.Neurons}}
            threshold: { file: hidden.csv }
            v_init: { file: hidden.csv }
            reset: subtract
            bipolar: true
          rectified:
            size: {{network.Hidden.Neurons}}
            threshold: 1
            v_init: {{-SignedTiming.Hold}}
            reset: subtract
          digits:
            size: {{network.Output.Neurons}}
            threshold: { file: digits-neurons.csv }
            v_init: { file: digits-neurons.csv }
            reset: subtract
            bipolar: true

        projections:
          - { source: pixels, target: hidden, connector: all_to_all, weight: { file: pixels-hidden.csv } }
          - { source: hidden-lift, target: hidden, connector: all_to_all, weight: { file: hidden-lift.csv } }
          - { source: hidden, target: rectified, connector: one_to_one, weight: 1 }
          - { source: release, target: rectified, connector: all_to_all, weight: {{SignedTiming.Hold}} }
          - { source: rectified, target: digits, connector: all_to_all, weight: { file: rectified-digits.csv } }
          - { source: digits-lift, target: digits, connector: all_to_all, weight: { file: digits-lift.csv } }

        stimulus:
          - { file: stimulus.csv }

        """.ReplaceLineEndings("\n");

    private static string Weights(SignedLayer layer)
    {
        var text = new StringBuilder();
        for (int source = 0; source < layer.Inputs; source++)
            text.AppendJoin(',', layer.Weights.Skip(source * layer.Neurons).Take(layer.Neurons)).Append('\n');
        return text.ToString();
    }

    private static string Neurons(SignedLayer layer)
    {
        var text = new StringBuilder("threshold,v_init\n");
        for (int neuron = 0; neuron < layer.Neurons; neuron++)
            text.Append(CultureInfo.InvariantCulture, $"{layer.Thresholds[neuron]},{layer.Start(neuron)}\n");
        return text.ToString();
    }

    private static string Lifts(SignedLayer layer) =>
        string.Join(',', Enumerable.Range(0, layer.Neurons).Select(layer.Lift)) + "\n";

    private static string Stimulus(DigitImage image)
    {
        var text = new StringBuilder("tick,population,index\n");
        foreach (var (tick, input, index) in Events(image))
            text.Append(CultureInfo.InvariantCulture, $"{tick},{input},{index}\n");
        return text.ToString();
    }
}
