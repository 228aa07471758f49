// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;
using NeuroCore.Link;

namespace NeuroCore.Demo;

/// <summary>Counts the spikes of the neurons that stand for digits.</summary>
/// <param name="image">The compiled network.</param>
internal sealed class DigitCounts(RegisterImage image)
{
    private readonly PopulationPlace _digits = image.Metadata.Populations.Single(place => place.Name == DigitClassifier.Digits);

    /// <summary>Spikes of each output in a run.</summary>
    internal ImmutableArray<int> Of(RunRecord run)
    {
        var counts = new int[_digits.Count];
        foreach (Spike spike in run.Spikes)
        {
            if (_digits.Holds(spike.Neuron))
                counts[_digits.Index(spike.Neuron)]++;
        }
        return [.. counts];
    }
}
