// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Network;

/// <summary>A decay per neuron: one for all of a population, or one for each.</summary>
public sealed record Decays
{
    private Decays(ImmutableArray<Decay> values, bool shared)
    {
        Distinct = values;
        IsShared = shared;
    }

    /// <summary>True if all neurons share one decay.</summary>
    public bool IsShared { get; }

    /// <summary>How many decays there are: 1 if shared.</summary>
    public int Count => Distinct.Length;

    /// <summary>The decay of this neuron.</summary>
    /// <param name="neuron">Index in the population, from 0.</param>
    public Decay this[int neuron] => IsShared ? Distinct[0] : Distinct[neuron];

    /// <summary>The decays: one if shared, else one for each neuron.</summary>
    public ImmutableArray<Decay> Distinct { get; }

    /// <summary>A decay for each neuron, in order; needs a build with time constants per neuron unless they are all equal.</summary>
    public static Decays Each(IEnumerable<Decay> decays) => new([.. decays], false);

    /// <summary>One decay for all.</summary>
    public static implicit operator Decays(Decay decay) => new([decay], true);

    /// <summary>The same as the conversion from a decay.</summary>
    public static Decays FromDecay(Decay decay) => decay;

    /// <summary>True if both hold the same decays in the same way.</summary>
    public bool Equals(Decays? other) =>
        other is not null && IsShared == other.IsShared && Distinct.AsSpan().SequenceEqual(other.Distinct.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(IsShared, Distinct.Length, Distinct.FirstOrDefault());
}
