// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Compiler;

/// <summary>The integer weight of every synapse, by its number in the table, and which synapses each source has.</summary>
internal sealed class SynapseWeights
{
    private const int FractionSteps = 1 << 8;

    private readonly SynapseTable _synapses;
    private readonly sbyte[] _weights;
    private readonly byte[] _fractions;    // of builds with fine synapses
    private readonly byte[] _delays;       // of builds that have one for each synapse
    private readonly int[] _bySource;
    private readonly int[] _starts;

    private SynapseWeights(SynapseTable synapses, int sources, bool fine, bool tagged)
    {
        _synapses = synapses;
        _weights = new sbyte[synapses.Synapses.Length];
        _fractions = new byte[fine ? _weights.Length : 0];
        _delays = new byte[tagged ? _weights.Length : 0];
        _bySource = synapses.BySource(sources, out _starts);
    }

    /// <summary>The weight of a synapse with its fraction, in steps.</summary>
    public double Steps(int number) => _weights[number] + (_fractions.Length == 0 ? 0 : _fractions[number] / (double)FractionSteps);

    /// <summary>Rounds every weight on the scale of the population that it goes to.</summary>
    public static SynapseWeights Of(
        NetworkDescription network,
        SynapseTable synapses,
        ImmutableArray<QuantisedPopulation> populations,
        ProjectionTable table,
        Placement placement,
        Configuration target)
    {
        var weights = new SynapseWeights(synapses, placement.Sources, target.Has(Capabilities.FineSynapses), table.IsTagged);
        var scales = network.Projections.Select(projection =>
        {
            var population = populations.First(population => population.Place.Population.Name == projection.Target);
            var isFine = projection.Options.Rule is not null && target.Has(Capabilities.FineSynapses);
            return (Scale: population.ScaleOf(projection, network.Weights), Exponent: population.Exponent(projection), IsFine: isFine);
        }).ToArray();
        for (var number = 0; number < synapses.Synapses.Length; number++)
        {
            ref readonly var synapse = ref synapses.Synapses.ItemRef(number);
            var (scale, exponent, isFine) = scales[synapse.Projection];
            if (isFine)
            {
                var steps = (int)Math.Round(FractionSteps * Math.ScaleB(synapse.Weight * scale.WeightUnits, -exponent), MidpointRounding.AwayFromZero);
                (weights._weights[number], weights._fractions[number]) = ((sbyte)Math.Floor(steps / (double)FractionSteps), (byte)steps);
            }
            else
            {
                weights._weights[number] = (sbyte)scale.Weight(synapse.Weight, exponent);
            }

            if (table.IsTagged)
                weights._delays[number] = (byte)table.OwnDelay(synapse, target);
        }

        return weights;
    }

    /// <summary>What a source has for each neuron.</summary>
    /// <param name="source">The source.</param>
    /// <param name="weights">Filled with weights; <see cref="WeightCodes.NoSynapse"/> where there is no synapse.</param>
    /// <param name="fractions">Filled with what fine synapses that learn have beyond them, in 256ths; empty if nobody wants it.</param>
    /// <param name="delays">Filled with what synapses have beyond the delay of their projection word; empty if nobody wants it.</param>
    public void Row(int source, Span<sbyte> weights, Span<byte> fractions, Span<byte> delays)
    {
        weights.Fill((sbyte)WeightCodes.NoSynapse);
        fractions.Clear();
        delays.Clear();
        foreach (var number in Numbers(source))
        {
            var neuron = _synapses.Synapses.ItemRef(number).Neuron;
            weights[neuron] = _weights[number];
            if (!fractions.IsEmpty && _fractions.Length > 0)
                fractions[neuron] = _fractions[number];
            if (!delays.IsEmpty && _delays.Length > 0)
                delays[neuron] = _delays[number];
        }
    }

    /// <summary>The blocks in which a source has synapses; null if it has none.</summary>
    public OccupiedRange? Occupied(int source, int lanes)
    {
        var (first, last) = (int.MaxValue, -1);
        foreach (var number in Numbers(source))
        {
            var neuron = _synapses.Synapses.ItemRef(number).Neuron;
            (first, last) = (Math.Min(first, neuron), Math.Max(last, neuron));
        }

        return last < 0 ? null : new OccupiedRange(first / lanes, last / lanes);
    }

    private ReadOnlySpan<int> Numbers(int source) => _bySource.AsSpan(_starts[source].._starts[source + 1]);
}
