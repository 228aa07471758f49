// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>
/// A batch normalisation between the synapses and the neurons of a population, as a trainer has learned it: the current I of
/// a neuron enters its membrane as <c>gamma * (I - mean) / sqrt(variance + epsilon) + beta</c>. The compiler folds it into
/// thresholds and biases, and turns weights and threshold around where gamma is negative.
/// </summary>
public sealed record Normalisation
{
    /// <summary>Scale.</summary>
    public NeuronValues Gamma { get; init; } = 1;

    /// <summary>Offset, on the membrane scale.</summary>
    public NeuronValues Beta { get; init; } = 0;

    /// <summary>Mean of the current.</summary>
    public required NeuronValues Mean { get; init; }

    /// <summary>Variance of the current, 0 or more.</summary>
    public required NeuronValues Variance { get; init; }

    /// <summary>Added to the variance, which it makes larger than 0.</summary>
    public double Epsilon { get; init; } = 1e-5;
}
