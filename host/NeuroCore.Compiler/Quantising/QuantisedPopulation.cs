// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;

namespace NeuroCore.Compiler;

/// <summary>A population in the board's integers.</summary>
/// <param name="Place">Where it lies.</param>
/// <param name="Scale">How its numbers became integers.</param>
/// <param name="Load">What arrives at it, on the network's scale.</param>
/// <param name="Class">What its neurons share.</param>
/// <param name="Thresholds">Threshold of each neuron.</param>
/// <param name="Biases">Bias of each neuron.</param>
/// <param name="Initial">Membrane of each neuron before the first tick, in 256ths.</param>
internal sealed record QuantisedPopulation(
    PlacedPopulation Place,
    Scale Scale,
    InputLoad Load,
    ClassParameters Class,
    ImmutableArray<int> Thresholds,
    ImmutableArray<int> Biases,
    ImmutableArray<int> Initial);
