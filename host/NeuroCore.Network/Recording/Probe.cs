// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>A value of some neurons that is sampled.</summary>
/// <param name="Population">Name of a population of neurons.</param>
/// <param name="Cells">Which of them.</param>
/// <param name="Value">What is sampled.</param>
public sealed record Probe(string Population, Cells Cells, ProbedValue Value);
