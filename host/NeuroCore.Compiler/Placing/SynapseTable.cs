// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Compiler;

/// <summary>All synapses of a network at their places, no pair twice.</summary>
internal sealed record SynapseTable(ImmutableArray<PlacedSynapse> Synapses)
{
    /// <summary>Expands every projection.</summary>
    /// <exception cref="NeuroCoreException">A pair has two synapses: the board has one weight for it.</exception>
    public static SynapseTable Of(NetworkDescription network, Placement placement)
    {
        var synapses = ImmutableArray.CreateBuilder<PlacedSynapse>();
        var taken = new Dictionary<(int Source, int Neuron), int>();
        for (var i = 0; i < network.Projections.Length; i++)
        {
            var projection = network.Projections[i];
            var source = placement.FirstOf(projection.Source);
            var target = placement.FirstOf(projection.Target);
            foreach (var connection in network.ConnectionsOf(projection))
            {
                var synapse = new PlacedSynapse(i, source + connection.Pre, target + connection.Post, connection.Weight);
                if (!taken.TryAdd((synapse.Source, synapse.Neuron), i))
                    throw Twice(network, connection, projection, network.Projections[taken[(synapse.Source, synapse.Neuron)]]);
                synapses.Add(synapse);
            }
        }

        return new SynapseTable(synapses.ToImmutable());
    }

    /// <summary>The synapses of the neurons of a population.</summary>
    public IReadOnlyList<PlacedSynapse> Into(PlacedPopulation place) =>
        [.. Synapses.Where(synapse => place.Holds(synapse.Neuron))];

    private static NeuroCoreException Twice(
        NetworkDescription network, Connection connection, Projection second, Projection first)
    {
        var where = first.Name == second.Name ? $"in projection '{first.Name}'" : $"in projections '{first.Name}' and '{second.Name}'";
        return new NeuroCoreException(
            $"The network '{network.Name}' has two synapses from {second.Source}[{connection.Pre}] to {second.Target}[{connection.Post}], {where}, " +
            "but the board has one weight for a pair: leave one out, or make one of the two.");
    }
}
