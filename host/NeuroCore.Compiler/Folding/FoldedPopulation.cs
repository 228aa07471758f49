// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Compiler;

/// <summary>A population whose normalisation went into its other parameters.</summary>
/// <param name="Name">Name of the population.</param>
/// <param name="Parameters">Parameters without a normalisation.</param>
/// <param name="Negated">Neurons whose weights change their sign.</param>
internal sealed record FoldedPopulation(string Name, NeuronParameters Parameters, ImmutableArray<bool> Negated)
{
    // What a threshold beyond every current is above them.
    private const double Margin = 1.001;

    /// <summary>Folds the normalisation of a population, if it has one.</summary>
    /// <param name="network">The network.</param>
    /// <param name="population">One of its populations.</param>
    /// <param name="connections">Its connections: a threshold need not lie beyond what they add up to.</param>
    /// <exception cref="NeuroCoreException">The normalisation cannot be had in integers, or with what else the population has.</exception>
    public static FoldedPopulation Of(NetworkDescription network, Population population, Connections connections)
    {
        var (name, size, parameters) = population;
        if (parameters.Normalisation is not { } normalisation)
            return new FoldedPopulation(name, parameters, [.. new bool[size]]);
        if (IsDecision(parameters, network.TickSeconds))
            return Decisions(network, population, normalisation, connections.Reach(name, size));
        if (network.Weights == WeightMode.Exact)
        {
            throw new NeuroCoreException(
                $"The network '{network.Name}' has integer weights and a normalisation in population '{name}', whose neurons remember: " +
                "it is exact only with keep_membrane 0, without tau_synapse, adaptation, noise, v_min, bipolar and winners; leave those out, or write 'weights: scaled'.");
        }

        return Rescaled(network.Name, population, normalisation);
    }

    /// <summary>True if a neuron decides by the current of the tick alone.</summary>
    private static bool IsDecision(NeuronParameters parameters, double tickSeconds) =>
        parameters.TauMembrane.Distinct.All(decay => PopulationQuantiser.Keep(decay, tickSeconds) == 0) &&
        parameters.TauSynapse.Distinct.All(decay => PopulationQuantiser.Keep(decay, tickSeconds) == 0) &&
        PopulationQuantiser.Keep(parameters.TauSecond, tickSeconds) == 0 &&
        parameters.ThetaInit.Distinct.All(theta => theta == 0) && parameters is
        { Adaptation: null, Noise: null, VMin: null, Bipolar: false, Winners: null };

    private static FoldedPopulation Decisions(
        NetworkDescription network, Population population, Normalisation normalisation, double[] reach)
    {
        var parameters = population.Parameters;
        var decisions = Enumerable.Range(0, population.Size).Select(i => new NormalisedDecision(
            normalisation.Gamma[i], normalisation.Beta[i], normalisation.Mean[i], normalisation.Variance[i],
            normalisation.Epsilon, parameters.Threshold[i], parameters.Bias[i])).ToImmutableArray();
        var thresholds = decisions.Select((decision, i) => network.Weights == WeightMode.Exact
            ? decision.IntegerThreshold((int)Math.Min(reach[i], short.MaxValue - 1))
            : Math.Clamp(decision.Threshold, -Margin * reach[i], reach[i] > 0 ? Margin * reach[i] : 1));
        return new FoldedPopulation(
            population.Name,
            parameters with { Normalisation = null, Threshold = NeuronValues.Each(thresholds), Bias = 0 },
            [.. decisions.Select(decision => decision.Negated)]);
    }

    /// <summary>
    /// A membrane V that takes up g * (I - mean) + beta behaves as V / |g|, which takes up I and a bias: thresholds and all
    /// that meets the membrane are divided by |g|, and where g is negative I is turned around.
    /// </summary>
    private static FoldedPopulation Rescaled(string network, Population population, Normalisation normalisation)
    {
        var (name, size, parameters) = population;
        var gains = Enumerable.Range(0, size)
            .Select(i => normalisation.Gamma[i] / Math.Sqrt(normalisation.Variance[i] + normalisation.Epsilon)).ToArray();
        if (gains.Any(gain => gain == 0))
            throw new NeuroCoreException($"The network '{network}' has a gamma of 0 in population '{name}', whose membranes remember: only a bias would be left of its input, so give it that bias and no synapses.");
        var sizes = gains.Select(Math.Abs).ToArray();
        var one = sizes[0];
        var shares = parameters.Adaptation is not null || parameters.Noise?.Amplitude > 0 || parameters.VMin is not null ||
            (parameters.Reset == ResetMode.Value && parameters.VReset != 0);
        if (shares && sizes.Any(gain => Math.Abs(gain - one) > 1e-12 * one))
            throw new NeuroCoreException($"The network '{network}' has a normalisation of different scales in population '{name}', whose neurons share adaptation, noise, v_min or v_reset: make a population of each scale, or leave those out.");
        return new FoldedPopulation(
            name,
            parameters with
            {
                Normalisation = null,
                Threshold = Each(i => parameters.Threshold[i] / sizes[i]),
                Bias = Each(i => (parameters.Bias[i] + normalisation.Beta[i]) / sizes[i] - Math.Sign(gains[i]) * normalisation.Mean[i]),
                VInit = Each(i => parameters.VInit[i] / sizes[i]),
                ThetaInit = Each(i => parameters.ThetaInit[i] / sizes[i]),
                VReset = parameters.VReset / one,
                VMin = parameters.VMin / one,
                Noise = parameters.Noise?.Amplitude is { } amplitude ? Noise.Within(amplitude / one) : parameters.Noise,
                Adaptation = parameters.Adaptation is { } adaptation ? adaptation with { Increment = adaptation.Increment / one } : null,
            },
            [.. gains.Select(gain => gain < 0)]);

        NeuronValues Each(Func<int, double> value) => NeuronValues.Each(Enumerable.Range(0, size).Select(value));
    }
}
