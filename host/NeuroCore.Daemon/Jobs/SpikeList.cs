// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using NeuroCore.Hardware;
using NeuroCore.Link;
using NeuroCore.Network;

namespace NeuroCore.Daemon.Jobs;

/// <summary>Input spikes of a request: a list of [tick, population, index] or [tick, population, index, sign].</summary>
internal static class SpikeList
{
    private const string Shape = "write each as [tick, \"population\", index], with 1 or -1 behind it for a sign";

    /// <summary>The events.</summary>
    /// <exception cref="NeuroCoreException">It is no such list, or an input does not exist.</exception>
    public static List<SourceEvent> Read(JsonElement list, RegisterImage image)
    {
        if (list.ValueKind != JsonValueKind.Array)
            throw new NeuroCoreException($"`spikes` is no list: {Shape}.");
        if (list.GetArrayLength() > Stimulus.MostSpikes)
            throw new NeuroCoreException($"`spikes` has {list.GetArrayLength()}, but may have {Stimulus.MostSpikes}: let the description drive the inputs.");
        var inputs = image.Metadata.Populations.Where(place => place.IsInput).ToDictionary(place => place.Name);
        var events = new List<SourceEvent>(list.GetArrayLength());
        foreach (var item in list.EnumerateArray())
            events.Add(One(item, events.Count, inputs, image));
        return events;
    }

    private static SourceEvent One(JsonElement item, int number, Dictionary<string, PopulationPlace> inputs, RegisterImage image)
    {
        if (item.ValueKind != JsonValueKind.Array || item.GetArrayLength() is not (3 or 4) ||
            !Integer(item[0], out var tick) || tick < 0 || item[1].ValueKind != JsonValueKind.String || !Integer(item[2], out var index))
            throw new NeuroCoreException($"`spikes[{number}]` is no spike: {Shape}.");
        var sign = 1;
        if (item.GetArrayLength() == 4 && (!Integer(item[3], out sign) || sign is not (1 or -1)))
            throw new NeuroCoreException($"`spikes[{number}]` has no sign that there is: {Shape}.");
        if (sign < 0 && !image.Target.Has(Capabilities.Bipolar))
            throw new NeuroCoreException($"`spikes[{number}]` is negative, but '{image.Target.Name}' has no signed spikes: use a build with the feature bipolar.");
        if (!inputs.TryGetValue(item[1].GetString()!, out var place))
            throw new NeuroCoreException($"`spikes[{number}]` drives no input of the network: it has {(inputs.Count == 0 ? "none" : string.Join(", ", inputs.Keys))}.");
        return index >= 0 && index < place.Count
            ? new SourceEvent(tick, place.Position(index), sign < 0)
            : throw new NeuroCoreException($"`spikes[{number}]` drives {place.Name}[{index}], but that has {place.Count} members, 0 to {place.Count - 1}.");
    }

    private static bool Integer(JsonElement element, out int value)
    {
        value = 0;
        return element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out value);
    }
}
