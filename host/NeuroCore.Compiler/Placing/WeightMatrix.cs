// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Compiler;

/// <summary>The integer weight of every pair of source and neuron; most pairs have none.</summary>
internal sealed class WeightMatrix
{
    private readonly sbyte[] _weights;
    private readonly byte[] _fractions;
    private readonly byte[] _delays;
    private readonly int _neurons;

    private const int FractionSteps = 1 << 8;

    private WeightMatrix(int sources, int neurons, bool fine, bool tagged)
    {
        _neurons = neurons;
        _fractions = new byte[fine ? sources * neurons : 0];
        _delays = new byte[tagged ? sources * neurons : 0];
        _weights = new sbyte[sources * neurons];
        Array.Fill(_weights, (sbyte)WeightCodes.NoSynapse);
    }

    /// <summary>The weight, or <see cref="WeightCodes.NoSynapse"/>.</summary>
    public sbyte this[int source, int neuron] => _weights[source * _neurons + neuron];

    /// <summary>What a fine synapse that learns has beyond the weight, in 256ths.</summary>
    public int Fraction(int source, int neuron) => _fractions.Length == 0 ? 0 : _fractions[source * _neurons + neuron];

    /// <summary>The weight with its fraction, in steps; of a pair that has a synapse.</summary>
    public double Steps(int source, int neuron) => this[source, neuron] + (Fraction(source, neuron) / (double)FractionSteps);

    /// <summary>Delay of a synapse beyond that of its projection word.</summary>
    public int OwnDelay(int source, int neuron) => _delays.Length == 0 ? 0 : _delays[source * _neurons + neuron];

    /// <summary>Rounds every weight on the scale of the population that it goes to.</summary>
    public static WeightMatrix Of(
        NetworkDescription network,
        SynapseTable synapses,
        ImmutableArray<QuantisedPopulation> populations,
        ProjectionTable table,
        Placement placement,
        Configuration target)
    {
        var matrix = new WeightMatrix(placement.Sources, placement.Neurons, target.Has(Capabilities.FineSynapses), table.IsTagged);
        var scales = network.Projections.Select(projection =>
        {
            var population = populations.First(population => population.Place.Population.Name == projection.Target);
            var isFine = projection.Options.Rule is not null && target.Has(Capabilities.FineSynapses);
            return (Scale: population.ScaleOf(projection, network.Weights), Exponent: population.Exponent(projection), IsFine: isFine);
        }).ToArray();
        foreach (ref readonly var synapse in synapses.Synapses.AsSpan())
        {
            var (scale, exponent, isFine) = scales[synapse.Projection];
            var index = synapse.Source * placement.Neurons + synapse.Neuron;
            if (isFine)
            {
                var steps = (int)Math.Round(FractionSteps * Math.ScaleB(synapse.Weight * scale.WeightUnits, -exponent), MidpointRounding.AwayFromZero);
                (matrix._weights[index], matrix._fractions[index]) = ((sbyte)Math.Floor(steps / (double)FractionSteps), (byte)steps);
            }
            else
            {
                matrix._weights[index] = (sbyte)scale.Weight(synapse.Weight, exponent);
            }

            if (table.IsTagged)
                matrix._delays[index] = (byte)table.OwnDelay(synapse, target);
        }

        return matrix;
    }

    /// <summary>The weights of a source, by neuron.</summary>
    public ReadOnlySpan<sbyte> Row(int source) => _weights.AsSpan(source * _neurons, _neurons);

    /// <summary>The blocks in which a source has synapses; null if it has none.</summary>
    public OccupiedRange? Occupied(int source, int lanes)
    {
        var row = Row(source);
        var first = row.IndexOfAnyExcept((sbyte)WeightCodes.NoSynapse);
        return first < 0
            ? null
            : new OccupiedRange(first / lanes, row.LastIndexOfAnyExcept((sbyte)WeightCodes.NoSynapse) / lanes);
    }
}
