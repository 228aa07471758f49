// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;
using NeuroCore.Link;

namespace NeuroCore.Cli.Running;

/// <summary>A spike as a user knows it.</summary>
/// <param name="Tick">Tick, counted from the start of the run.</param>
/// <param name="Population">Name of the population.</param>
/// <param name="Index">Which of its members, from 0.</param>
/// <param name="IsNegative">Its sign.</param>
internal readonly record struct NamedSpike(long Tick, string Population, int Index, bool IsNegative)
{
    /// <summary>1 or -1.</summary>
    public int Sign => IsNegative ? -1 : 1;
}

/// <summary>What a population did in a run.</summary>
/// <param name="Place">Where it lies.</param>
/// <param name="Spikes">Its spikes, by tick, then index.</param>
/// <param name="Hertz">Spikes a neuron and second.</param>
internal sealed record PopulationSpikes(PopulationPlace Place, ImmutableArray<NamedSpike> Spikes, double Hertz)
{
    private const string AllNeurons = "neurons";

    /// <summary>The spikes of a run, population by population.</summary>
    public static IReadOnlyList<PopulationSpikes> Of(RunResult run)
    {
        var places = run.Image.Metadata.Populations.Where(place => !place.IsInput).ToList();
        if (places.Count == 0)
            places.Add(new PopulationPlace(AllNeurons, IsInput: false, 0, run.Image.Neurons));
        var spikes = run.Record.Spikes.ToLookup(spike => places.FindIndex(place => place.Holds(spike.Neuron)));
        return [.. places.Select((place, number) => Of(place, [.. spikes[number].Select(spike => Named(run, place, spike)).OrderBy(spike => (spike.Tick, spike.Index))], run))];
    }

    /// <summary>What the host gave, input by input.</summary>
    public static IReadOnlyList<PopulationSpikes> InputsOf(RunResult run) =>
        [.. run.Image.Metadata.Populations.Where(place => place.IsInput).Select(place => Of(
            place,
            [.. run.Input.Events.Where(item => item.Tick < run.Record.Ticks && place.Holds(item.Source))
                .Select(item => new NamedSpike(item.Tick, place.Name, place.Index(item.Source), item.IsNegative))],
            run))];

    private static PopulationSpikes Of(PopulationPlace place, ImmutableArray<NamedSpike> spikes, RunResult run)
    {
        var seconds = run.Record.Ticks * run.TickSeconds * place.Count;
        return new PopulationSpikes(place, spikes, seconds == 0 ? 0 : spikes.Length / seconds);
    }

    private static NamedSpike Named(RunResult run, PopulationPlace place, Spike spike) =>
        new(spike.Tick - run.Record.FirstTick, place.Name, place.Index(spike.Neuron), spike.IsNegative);
}
