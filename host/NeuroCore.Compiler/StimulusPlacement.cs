// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Compiler;

/// <summary>Says which source of an image each spike of a stimulus is.</summary>
public static class StimulusPlacement
{
    /// <summary>The events of a run, ascending by tick, then by source.</summary>
    /// <param name="stimulus">Spikes by population and index.</param>
    /// <param name="metadata">Where the image has its populations.</param>
    /// <exception cref="NeuroCoreException">The image has no such input, or fewer members of it.</exception>
    public static IEnumerable<(int Tick, int Source)> Place(Stimulus stimulus, ImageMetadata metadata)
    {
        var inputs = metadata.Populations.Where(place => place.IsInput).ToDictionary(place => place.Name);
        return stimulus.Spikes.Select(spike => (spike.Tick, Source(spike, inputs, metadata.Name))).Order();
    }

    private static int Source(InputSpike spike, Dictionary<string, PopulationPlace> inputs, string image)
    {
        if (!inputs.TryGetValue(spike.Population, out var place))
            throw new NeuroCoreException($"The stimulus drives '{spike.Population}', which is no input of the image '{image}': compile the network that it belongs to.");
        return spike.Index >= 0 && spike.Index < place.Count
            ? place.First + spike.Index
            : throw new NeuroCoreException($"The stimulus drives {spike.Population}[{spike.Index}], but the image '{image}' has {place.Count} of them: compile the network that it belongs to.");
    }
}
