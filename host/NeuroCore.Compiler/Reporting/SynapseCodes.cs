// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Network;

namespace NeuroCore.Compiler;

/// <summary>The codes of all synapses, and how far they are from their weights.</summary>
internal sealed class SynapseCodes
{
    private readonly SynapseTable _synapses;
    private readonly SynapseWeights _weights;
    private readonly Scale[] _scales;      // by projection
    private readonly int[] _exponents;

    /// <param name="network">The network.</param>
    /// <param name="populations">Its populations.</param>
    /// <param name="synapses">Its synapses.</param>
    /// <param name="weights">Their codes.</param>
    public SynapseCodes(NetworkDescription network, ImmutableArray<QuantisedPopulation> populations, SynapseTable synapses, SynapseWeights weights)
    {
        (_synapses, _weights) = (synapses, weights);
        QuantisedPopulation[] into = [.. network.Projections.Select(projection =>
            populations.First(population => population.Place.Population.Name == projection.Target))];
        _scales = [.. network.Projections.Select((projection, i) => into[i].ScaleOf(projection, network.Weights))];
        _exponents = [.. network.Projections.Select((projection, i) => into[i].Exponent(projection))];
    }

    /// <summary>The synapses, projection by projection.</summary>
    public ReadOnlySpan<PlacedSynapse> Synapses => _synapses.Synapses.AsSpan();

    /// <summary>Exponent of a projection.</summary>
    public int Exponent(int projection) => _exponents[projection];

    /// <summary>The weight that a code of 1 stands for in a projection.</summary>
    public double Step(int projection) => _scales[projection].WeightOf(1, _exponents[projection]);

    /// <summary>Code of a synapse, in steps.</summary>
    /// <param name="number">Its number in the table.</param>
    public double Code(int number) => _weights.Steps(number);

    /// <summary>How far a code is from the weight of its synapse.</summary>
    public double Error(in PlacedSynapse synapse, double code) => Math.Abs(
        Exactly.Nearly(_scales[synapse.Projection].WeightOf(code, _exponents[synapse.Projection]), synapse.Weight) - synapse.Weight);
}
