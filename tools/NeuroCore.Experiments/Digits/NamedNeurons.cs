// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Trainer.Digits;

namespace NeuroCore.Experiments.Digits;

/// <summary>Names for neurons that learned without any: the digit at which each fires most.</summary>
public sealed class NamedNeurons
{
    private NamedNeurons(ImmutableArray<int?> names) => Names = names;

    /// <summary>The digit of each neuron; null for one that never fired.</summary>
    public ImmutableArray<int?> Names { get; }

    /// <summary>Names neurons by what they did when labelled images were shown.</summary>
    /// <param name="digits">The images.</param>
    /// <param name="counts">Spikes of each neuron for each of them.</param>
    public static NamedNeurons Of(ImmutableArray<DigitImage> digits, ImmutableArray<ImmutableArray<int>> counts) =>
        new([.. Enumerable.Range(0, counts[0].Length).Select(neuron => Name(digits, counts, neuron))]);

    /// <summary>The digit seen: that whose neurons fire most together; of several the lowest.</summary>
    /// <param name="counts">Spikes of each neuron.</param>
    public int Decide(ImmutableArray<int> counts)
    {
        var spikes = new int[DigitImage.Classes];
        for (var neuron = 0; neuron < counts.Length; neuron++)
        {
            if (Names[neuron] is { } name)
                spikes[name] += counts[neuron];
        }

        return Array.IndexOf(spikes, spikes.Max());
    }

    /// <summary>Images of which the digit that was meant is seen.</summary>
    public int Right(ImmutableArray<DigitImage> digits, ImmutableArray<ImmutableArray<int>> counts) =>
        Enumerable.Range(0, digits.Length).Count(place => Decide(counts[place]) == digits[place].Label);

    private static int? Name(ImmutableArray<DigitImage> digits, ImmutableArray<ImmutableArray<int>> counts, int neuron)
    {
        var means = Enumerable.Range(0, digits.Length).GroupBy(place => digits[place].Label)
            .Select(images => (Digit: images.Key, Mean: images.Average(place => counts[place][neuron])))
            .OrderBy(mean => mean.Digit).MaxBy(mean => mean.Mean);
        return means.Mean > 0 ? means.Digit : null;
    }
}
