// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Compiler;

/// <summary>A parameter of a population; of one with a value per neuron, the neuron with the largest error.</summary>
/// <param name="Population">Name of the population.</param>
/// <param name="Parameter">Key of the parameter, as in a description.</param>
/// <param name="Neuron">Index of the neuron; null if all neurons share the value.</param>
/// <param name="Unit">Unit of the values: empty for numbers on the network's scale, else ms, ticks or /4096.</param>
/// <param name="Wanted">What the description says.</param>
/// <param name="Got">What the board computes with, in the same unit.</param>
/// <param name="Code">The board's integer.</param>
public sealed record ParameterLine(
    string Population, string Parameter, int? Neuron, string Unit, double Wanted, double Got, int Code)
{
    /// <summary>Got less wanted.</summary>
    public double Error => Got == Wanted ? 0 : Got - Wanted;
}
