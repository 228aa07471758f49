// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Compiler;

/// <summary>Who reaches whom in a population, pair by pair.</summary>
/// <param name="Sources">Number of the source among all members of populations and inputs.</param>
/// <param name="Neurons">Index of the neuron in the population.</param>
internal sealed record Arrivals(int[] Sources, int[] Neurons);
