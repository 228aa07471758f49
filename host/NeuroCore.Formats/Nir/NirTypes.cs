// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Formats.Nir;

/// <summary>The types of nodes that NIR has, by what they are to a network of neurons.</summary>
internal static class NirTypes
{
    /// <summary>Signals pass unchanged.</summary>
    public static bool Passes(string type) => type is "Flatten" or "Output" or NirGraph.Pass;

    /// <summary>Sums of inputs with weights, and delays.</summary>
    public static bool IsLinear(string type) =>
        Passes(type) || type is "Affine" or "Linear" or "Scale" or "Conv1d" or "Conv2d" or "SumPool2d" or "AvgPool2d" or "Delay";

    /// <summary>Has a state or a threshold of its own, and so becomes neurons.</summary>
    public static bool IsNeuron(string type) => Spikes(type) || HasNoSpikes(type);

    /// <summary>Its output are spikes.</summary>
    public static bool Spikes(string type) => type is "LIF" or "CubaLIF" or "IF" or "Threshold";

    /// <summary>Its output is its membrane.</summary>
    public static bool HasNoSpikes(string type) => type is "LI" or "CubaLI" or "I";

    /// <summary>All types that can be imported.</summary>
    public static bool IsKnown(string type) => IsLinear(type) || IsNeuron(type) || type == "Input";

    /// <summary>Why a type cannot be imported.</summary>
    public static string WhyNot(string type) => type switch
    {
        "NIRGraph" => "a graph must have nodes",
        "AvgPool1d" or "SumPool1d" or "Conv3d" => "only convolutions in one and two dimensions and pools in two are unrolled",
        _ => "the core knows leaky integrators with spikes, and sums of weights before them",
    };
}
