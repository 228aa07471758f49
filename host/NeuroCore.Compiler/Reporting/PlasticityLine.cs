// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Compiler;

/// <summary>How the weights of a projection change.</summary>
/// <param name="Rule">Name of the rule.</param>
/// <param name="Unit">Weight that one integer step of the rule stands for, on the network's scale.</param>
/// <param name="Least">Least of the weights that it begins with, steps.</param>
/// <param name="Most">Largest of them, steps.</param>
/// <param name="Lower">Least weight that the rule allows, steps.</param>
/// <param name="Upper">Largest weight that the rule allows, steps.</param>
public sealed record PlasticityLine(string Rule, double Unit, double Least, double Most, int Lower, int Upper);
