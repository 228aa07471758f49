// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Compiler;

/// <summary>
/// Where everything lies: populations each from the beginning of a block, because the neurons of a block share their
/// parameters; then the inputs, likewise.
/// </summary>
/// <param name="Populations">The populations of neurons, in the order of the description.</param>
/// <param name="Places">The same and the inputs, for the image.</param>
/// <param name="Neurons">Neurons of the image.</param>
/// <param name="Sources">Sources of the image.</param>
/// <param name="FirstEncoded">Source of the first encoder.</param>
/// <param name="Encoders">Encoders from the first to the last that is used.</param>
internal sealed record Placement(
    ImmutableArray<PlacedPopulation> Populations,
    ImmutableArray<PopulationPlace> Places,
    int Neurons,
    int Sources,
    int FirstEncoded,
    int Encoders)
{
    /// <summary>Places a network that the build has room for.</summary>
    public static Placement Of(NetworkDescription network, Connections connections, Configuration target)
    {
        var lanes = target.Lanes;
        var orders = network.Populations.Select(population => Order(network, connections, population, lanes)).ToImmutableArray();
        var blocks = network.Populations.Select(population => (population.Size + lanes - 1) / lanes).ToImmutableArray();
        var sequence = PopulationOrder.Of(blocks, connections.Reaches(orders, lanes));
        var populations = new PlacedPopulation[blocks.Length];
        var neurons = 0;
        foreach (var i in sequence)
        {
            populations[i] = new PlacedPopulation(network.Populations[i], neurons, lanes, orders[i]);
            neurons += blocks[i] * lanes;
        }

        var inputs = InputPlaces.Of(network, neurons, target).ToList();
        var places = network.Inputs.Select(input => inputs.First(place => place.Input == input))
            .Select(place => new PopulationPlace(place.Input.Name, true, (int)place.First, place.Input.Size));
        var sources = inputs.Select(place => InputPlaces.Padded(place.First + place.Input.Size, lanes)).Append(neurons).Max();
        return new Placement(
            [.. populations],
            [.. populations.Select(Place), .. places],
            neurons,
            (int)sources,
            target.FirstEncoded(neurons),
            (int)InputPlaces.Encoders(network, neurons, target));
    }

    /// <summary>Number of a member of a population or an input, as a source.</summary>
    public int Source(string name, int index) => Places.First(place => place.Name == name).Position(index);

    private static PopulationPlace Place(PlacedPopulation place) => new(place.Population.Name, false, place.First, place.Population.Size)
    {
        Order = place.Order.Select((offset, index) => offset == index).All(same => same) ? [] : place.Order,
    };

    private static ImmutableArray<int> Order(NetworkDescription network, Connections connections, Population population, int lanes)
    {
        // Of two equal candidates the lower number wins, so these keep the order that they are described in.
        return population.Parameters.Winners is not null || population.Size <= lanes || network.Populations.IsEmpty
            ? [.. Enumerable.Range(0, population.Size)]
            : NeuronOrder.Of(population.Size, lanes, connections.Members, connections.Into(population.Name));
    }
}
