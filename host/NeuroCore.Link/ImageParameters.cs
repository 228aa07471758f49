// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Link;

/// <summary>What values would become on a board, without one: what <see cref="DeviceSession.SetParameterAsync"/> refuses is refused here.</summary>
public static class ImageParameters
{
    /// <summary>Name of a parameter, as options and files have it.</summary>
    /// <param name="parameter">The parameter.</param>
    public static string NameOf(NeuronParameter parameter) => ParameterRules.NameOf(parameter);

    /// <summary>The value that a neuron really gets.</summary>
    /// <param name="image">Image.</param>
    /// <param name="population">Name of one of its populations of neurons.</param>
    /// <param name="parameter">The parameter.</param>
    /// <param name="index">Index in the population.</param>
    /// <param name="value">Value on the network's scale.</param>
    /// <returns>The value after rounding, and the board's integer; of the membrane in 256ths.</returns>
    /// <exception cref="NeuroCoreException">There is no such neuron, or the board cannot hold the value.</exception>
    public static (double Value, int Code) Rounded(RegisterImage image, string population, NeuronParameter parameter, int index, double value)
    {
        ArgumentNullException.ThrowIfNull(image);
        var rules = new ParameterRules(image, population, parameter);
        var code = rules.Code(index, value);
        return (rules.Value(code), code);
    }
}
