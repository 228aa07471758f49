// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Compiler;

/// <summary>
/// Where everything lies: populations in the order of the description, each from the beginning of a block,
/// because the neurons of a block share their parameters; then the inputs, likewise.
/// </summary>
internal sealed record Placement(
    ImmutableArray<PlacedPopulation> Populations, ImmutableArray<PopulationPlace> Places, int Neurons, int Sources)
{
    /// <summary>Places a network; whether the build has so much room is not asked.</summary>
    public static Placement Of(NetworkDescription network, Configuration target)
    {
        var lanes = target.Lanes;
        var next = 0;
        var populations = ImmutableArray.CreateBuilder<PlacedPopulation>();
        var places = ImmutableArray.CreateBuilder<PopulationPlace>();
        foreach (var population in network.Populations)
        {
            populations.Add(new PlacedPopulation(population, next, lanes));
            places.Add(new PopulationPlace(population.Name, false, next, population.Size));
            next = Padded(next + population.Size, lanes);
        }

        var neurons = next;
        foreach (var input in network.Inputs)
        {
            places.Add(new PopulationPlace(input.Name, true, next, input.Size));
            next = Padded(next + input.Size, lanes);
        }

        return new Placement(populations.ToImmutable(), places.ToImmutable(), neurons, next);
    }

    /// <summary>Number of the first member of a population or an input, as a source.</summary>
    public int FirstOf(string name) => Places.First(place => place.Name == name).First;

    /// <summary>A count, rounded up to whole blocks.</summary>
    private static int Padded(int count, int lanes) => checked((count + lanes - 1) / lanes * lanes);
}
