// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Experiments.Assemblies;

/// <summary>Assemblies that were made, and what half of each recalled.</summary>
/// <param name="Assemblies">The neurons of each, ascending.</param>
/// <param name="Recalls">What came of a half of each, in the same order.</param>
public sealed record AssemblyRecalls(ImmutableArray<ImmutableArray<int>> Assemblies, ImmutableArray<Recall> Recalls)
{
    /// <summary>Share of the members that were not made to fire and fired, mean over assemblies, 0..1.</summary>
    public double Others => Recalls.Average(recall => recall.Others);

    /// <summary>Share of the neurons outside that fired, mean over assemblies, 0..1.</summary>
    public double Strangers => Recalls.Average(recall => recall.Strangers);

    /// <summary>True if two were the same neuron by neuron, and recalled the same.</summary>
    public bool IsSame(AssemblyRecalls other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Recalls.SequenceEqual(other.Recalls) && Assemblies.Length == other.Assemblies.Length &&
            Assemblies.Zip(other.Assemblies).All(pair => pair.First.SequenceEqual(pair.Second));
    }
}
