// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;

namespace NeuroCore.Compiler;

/// <summary>The integer weight of every pair of source and neuron; most pairs have none.</summary>
internal sealed class WeightMatrix
{
    private readonly sbyte[] _weights;
    private readonly int _neurons;

    private WeightMatrix(int sources, int neurons)
    {
        _neurons = neurons;
        _weights = new sbyte[sources * neurons];
        Array.Fill(_weights, (sbyte)WeightCodes.NoSynapse);
    }

    /// <summary>The weight, or <see cref="WeightCodes.NoSynapse"/>.</summary>
    public sbyte this[int source, int neuron] => _weights[source * _neurons + neuron];

    /// <summary>Rounds every weight on the scale of the population that it goes to.</summary>
    public static WeightMatrix Of(
        SynapseTable synapses, ImmutableArray<QuantisedPopulation> populations, Placement placement)
    {
        var matrix = new WeightMatrix(placement.Sources, placement.Neurons);
        var owner = new Scale[placement.Neurons];
        foreach (var population in populations)
            Array.Fill(owner, population.Scale, population.Place.First, population.Place.Population.Size);
        foreach (var synapse in synapses.Synapses)
            matrix._weights[synapse.Source * placement.Neurons + synapse.Neuron] = (sbyte)owner[synapse.Neuron].Weight(synapse.Weight);
        return matrix;
    }

    /// <summary>The blocks in which a source has synapses; null if it has none.</summary>
    public OccupiedRange? Occupied(int source, int lanes)
    {
        var row = _weights.AsSpan(source * _neurons, _neurons);
        var first = row.IndexOfAnyExcept((sbyte)WeightCodes.NoSynapse);
        return first < 0
            ? null
            : new OccupiedRange(first / lanes, row.LastIndexOfAnyExcept((sbyte)WeightCodes.NoSynapse) / lanes);
    }
}
