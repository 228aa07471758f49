// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Compiler;

/// <summary>What the words of a build can hold.</summary>
internal static class Ranges
{
    /// <summary>Bits of v that are fraction.</summary>
    public const int FractionBits = ResidueWord.FractionBits;

    /// <summary>Largest value of an accumulator.</summary>
    public const int LargestAccumulator = short.MaxValue;

    /// <summary>keep_u and keep_v that lose nothing.</summary>
    public const int KeepAll = ClassParameters.KeepAll;

    /// <summary>Largest exponent that a projection word can say.</summary>
    public const int MostExponent = (1 << Fields.ExponentWidth) - 1;

    /// <summary>Largest integer part of v, and so the largest threshold that v can reach.</summary>
    public static int LargestLevel(Configuration target) => (1 << (target.MembraneWidth - FractionBits - 1)) - 1;

    /// <summary>Largest u.</summary>
    public static int LargestCurrent(Configuration target) => (1 << (target.CurrentWidth - 1)) - 1;

    /// <summary>Every number of a population that is compared with, becomes or meets the membrane.</summary>
    public static IEnumerable<(string Name, double Value)> Levels(NeuronParameters parameters)
    {
        foreach (var value in parameters.Threshold.Distinct)
            yield return ("threshold", value);
        foreach (var value in parameters.Bias.Distinct)
            yield return ("bias", value);
        foreach (var value in parameters.VInit.Distinct)
            yield return ("v_init", value);
        if (parameters.Reset == ResetMode.Value)
            yield return ("v_reset", parameters.VReset);
        if (parameters.VMin is { } floor)
            yield return ("v_min", floor);
        foreach (var value in parameters.ThetaInit.Distinct)
            yield return ("theta_init", value);
        if (parameters.Adaptation is { } adaptation)
            yield return ("adaptation", adaptation.Increment);
    }
}
