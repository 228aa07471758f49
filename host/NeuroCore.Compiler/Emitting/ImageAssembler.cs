// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Compiler.Learning;
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Compiler;

/// <summary>Lays out the memories of a board.</summary>
internal static class ImageAssembler
{
    /// <summary>Puts the sections together: sizes first, weights last.</summary>
    public static RegisterImage Assemble(
        NetworkDescription network,
        Placement placement,
        ImmutableArray<QuantisedPopulation> populations,
        SynapseWeights weights,
        ProjectionTable table,
        LearningPlan plan,
        ImmutableArray<ProjectionPlace> projections,
        Capabilities needs,
        Configuration target) => new(
            target,
            needs,
            placement.Neurons,
            placement.Sources,
            [.. Joined(
            [
                .. ControlSections.Of(network, placement, target),
                .. NeuronSections.Of(populations, placement.Neurons, target),
                .. InputSections.Of(network, placement, target),
                .. RecordingSections.Of(network, placement, target),
                .. ProjectionSections.Of(table, placement, target),
                .. LearningSections.Of(network, plan, table, target),
                .. SynapseSections.Of(weights, table, placement, target),
            ])],
            new ImageMetadata(network.Name, network.TickSeconds, [.. placement.Places.Select(place => place with { LevelUnits = LevelUnits(network, populations, place) })])
            {
                Projections = projections,
                Learning = ProjectionPlaces.Note(network, plan),
            });

    // Into a threshold that a normalisation was folded into, another threshold of the description cannot be put.
    private static double? LevelUnits(NetworkDescription network, ImmutableArray<QuantisedPopulation> populations, PopulationPlace place) =>
        place.IsInput || network.Populations.First(population => population.Name == place.Name).Parameters.Normalisation is not null
            ? null
            : populations.First(population => population.Place.Population.Name == place.Name).Scale.LevelUnits;

    /// <summary>Runs of one bank whose addresses follow each other, as one.</summary>
    private static IEnumerable<ImageSection> Joined(IEnumerable<ImageSection> sections)
    {
        ImageSection? last = null;
        foreach (var section in sections)
        {
            if (last is not null && last.Bank == section.Bank && last.Address + last.Length == section.Address)
            {
                last = last with { Words = [.. last.Words, .. section.Words] };
                continue;
            }

            if (last is not null)
                yield return last;
            last = section;
        }

        if (last is not null)
            yield return last;
    }
}
