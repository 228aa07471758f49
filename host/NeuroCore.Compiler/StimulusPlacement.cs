// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
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
    public static IEnumerable<(int Tick, int Source, bool Negative)> Place(Stimulus stimulus, ImageMetadata metadata)
    {
        var inputs = metadata.Populations.Where(place => place.IsInput).ToDictionary(place => place.Name);
        return stimulus.Spikes.Select(spike => (spike.Tick, Source(spike, inputs, metadata.Name), spike.Negative)).Order();
    }

    /// <summary>The encoder words of a change of what drives an input, to be written before its tick.</summary>
    /// <param name="change">The change.</param>
    /// <param name="image">The image that it is for.</param>
    /// <returns>Address in the encoder bank, and the words from there on.</returns>
    /// <exception cref="NeuroCoreException">The image has no such input, or it lies where no encoder is.</exception>
    public static (int Address, ImmutableArray<ushort> Words) Encoders(DriveChange change, RegisterImage image)
    {
        var metadata = image.Metadata;
        var place = metadata.Populations.FirstOrDefault(place => place.IsInput && place.Name == change.Population) ??
            throw new NeuroCoreException($"The stimulus drives '{change.Population}', which is no input of the image '{metadata.Name}': compile the network that it belongs to.");
        var address = place.First - image.Target.FirstEncoded(image.Neurons);
        return address >= 0 && address + place.Count <= image.Target.Encoders
            ? (address, [.. Enumerable.Range(0, place.Count).Select(index => DriveEncoding.Of(change.Drive, index, metadata.TickSeconds).ToWord())])
            : throw new NeuroCoreException($"The stimulus changes the drive of '{change.Population}', but the image '{metadata.Name}' has it where no encoder is: compile it with this stimulus.");
    }

    private static int Source(InputSpike spike, Dictionary<string, PopulationPlace> inputs, string image)
    {
        if (!inputs.TryGetValue(spike.Population, out var place))
            throw new NeuroCoreException($"The stimulus drives '{spike.Population}', which is no input of the image '{image}': compile the network that it belongs to.");
        return spike.Index >= 0 && spike.Index < place.Count
            ? place.Position(spike.Index)
            : throw new NeuroCoreException($"The stimulus drives {spike.Population}[{spike.Index}], but the image '{image}' has {place.Count} of them: compile the network that it belongs to.");
    }
}
