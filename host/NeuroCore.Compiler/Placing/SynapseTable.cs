// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NeuroCore.Network;

namespace NeuroCore.Compiler;

/// <summary>All synapses of a network at their places, projection by projection.</summary>
internal sealed record SynapseTable(ImmutableArray<PlacedSynapse> Synapses)
{
    /// <summary>Places every connection; into neurons that a normalisation turned around, weights are negated.</summary>
    public static SynapseTable Of(
        NetworkDescription network, Connections connections, Placement placement, ImmutableArray<FoldedPopulation> folded)
    {
        var synapses = new PlacedSynapse[connections.Of.Sum(some => some.Count)];
        var next = 0;
        for (var i = 0; i < network.Projections.Length; i++)
        {
            var projection = network.Projections[i];
            var source = placement.Places.First(place => place.Name == projection.Source);
            var target = placement.Places.First(place => place.Name == projection.Target);
            var negated = folded.First(population => population.Name == projection.Target).Negated.AsSpan();
            var factor = Math.ScaleB(1, projection.Options.Exponent ?? 0);
            foreach (var connection in connections.Of[i])
            {
                var weight = negated[connection.Post] && projection.Options.Receptor != Receptor.Divisive ? -connection.Weight : connection.Weight;
                synapses[next++] = new PlacedSynapse(
                    i, source.Position(connection.Pre), target.Position(connection.Post), weight * factor, connection.Delay);
            }
        }

        return new SynapseTable(ImmutableCollectionsMarshal.AsImmutableArray(synapses));
    }

    /// <summary>The numbers of the synapses, source by source; of a source in the table's order.</summary>
    /// <param name="sources">How many sources there are.</param>
    /// <param name="starts">By source, where its numbers begin; one more at the end.</param>
    public int[] BySource(int sources, out int[] starts)
    {
        starts = new int[sources + 1];
        foreach (ref readonly var synapse in Synapses.AsSpan())
            starts[synapse.Source + 1]++;
        for (var source = 0; source < sources; source++)
            starts[source + 1] += starts[source];
        var (order, next) = (new int[Synapses.Length], starts.AsSpan(0, sources).ToArray());
        for (var number = 0; number < order.Length; number++)
            order[next[Synapses.ItemRef(number).Source]++] = number;
        return order;
    }

    /// <summary>The synapses of the neurons of a population, a part for each projection that has some; nothing is copied.</summary>
    public ImmutableArray<ReadOnlyMemory<PlacedSynapse>> Into(PlacedPopulation place)
    {
        var parts = ImmutableArray.CreateBuilder<ReadOnlyMemory<PlacedSynapse>>();
        for (var (begin, end) = (0, 0); begin < Synapses.Length; begin = end)
        {
            ref readonly var first = ref Synapses.ItemRef(begin);
            while (end < Synapses.Length && Synapses.ItemRef(end).Projection == first.Projection)
                end++;
            if (place.Holds(first.Neuron))
                parts.Add(Synapses.AsMemory()[begin..end]);
        }

        return parts.ToImmutable();
    }
}
