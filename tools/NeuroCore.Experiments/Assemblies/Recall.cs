// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Experiments.Assemblies;

/// <summary>What came back when half of an assembly was made to fire.</summary>
/// <param name="Others">Share of its other half that fired, 0..1.</param>
/// <param name="Strangers">Share of the neurons outside the assembly that fired, 0..1.</param>
public sealed record Recall(double Others, double Strangers)
{
    /// <summary>Compares what fired with an assembly.</summary>
    /// <param name="assembly">Its members.</param>
    /// <param name="cue">Those of them that were made to fire.</param>
    /// <param name="fired">Neurons that fired because of it.</param>
    /// <param name="neurons">Neurons of the network.</param>
    public static Recall Of(IReadOnlyCollection<int> assembly, IReadOnlyCollection<int> cue, IReadOnlyCollection<int> fired, int neurons) => new(
        assembly.Except(cue).Intersect(fired).Count() / (double)(assembly.Count - cue.Count),
        fired.Except(assembly).Count() / (double)(neurons - assembly.Count));
}
