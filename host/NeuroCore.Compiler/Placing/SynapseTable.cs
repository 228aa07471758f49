// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Network;

namespace NeuroCore.Compiler;

/// <summary>All synapses of a network at their places, projection by projection.</summary>
internal sealed record SynapseTable(ImmutableArray<PlacedSynapse> Synapses)
{
    /// <summary>Places every connection; into neurons that a normalisation turned around, weights are negated.</summary>
    public static SynapseTable Of(
        NetworkDescription network, Connections connections, Placement placement, ImmutableArray<FoldedPopulation> folded)
    {
        var synapses = ImmutableArray.CreateBuilder<PlacedSynapse>();
        for (var i = 0; i < network.Projections.Length; i++)
        {
            var projection = network.Projections[i];
            var source = placement.Places.First(place => place.Name == projection.Source);
            var target = placement.Places.First(place => place.Name == projection.Target);
            var negated = folded.First(population => population.Name == projection.Target).Negated;
            var factor = Math.ScaleB(1, projection.Options.Exponent ?? 0);
            foreach (var connection in connections.Of[i])
            {
                var weight = negated[connection.Post] && projection.Options.Receptor != Receptor.Divisive ? -connection.Weight : connection.Weight;
                synapses.Add(new PlacedSynapse(
                    i, source.Position(connection.Pre), target.Position(connection.Post), weight * factor, connection.Delay));
            }
        }

        return new SynapseTable(synapses.ToImmutable());
    }

    /// <summary>The synapses of the neurons of a population.</summary>
    public IReadOnlyList<PlacedSynapse> Into(PlacedPopulation place) =>
        [.. Synapses.Where(synapse => place.Holds(synapse.Neuron))];
}
