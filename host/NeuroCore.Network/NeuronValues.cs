// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;

namespace NeuroCore.Network;

/// <summary>A number per neuron: one for all of a population, or one for each.</summary>
public sealed record NeuronValues
{
    private readonly ImmutableArray<double> _values;

    private NeuronValues(ImmutableArray<double> values, bool shared)
    {
        foreach (var value in values)
        {
            if (!double.IsFinite(value))
            {
                throw new DescriptionException(
                    $"{value.ToString(CultureInfo.InvariantCulture)} is no value for a neuron: it must be a finite number.");
            }
        }

        _values = values;
        IsShared = shared;
    }

    /// <summary>True if all neurons share one number.</summary>
    public bool IsShared { get; }

    /// <summary>How many numbers there are: 1 if shared.</summary>
    public int Count => _values.Length;

    /// <summary>The number of this neuron.</summary>
    /// <param name="neuron">Index in the population, from 0.</param>
    public double this[int neuron] => IsShared ? _values[0] : _values[neuron];

    /// <summary>The numbers: one if shared, else one for each neuron.</summary>
    public ImmutableArray<double> Distinct => _values;

    /// <summary>One number for all.</summary>
    /// <exception cref="DescriptionException">It is not finite.</exception>
    public static NeuronValues Shared(double value) => new([value], true);

    /// <summary>A number for each neuron, in order.</summary>
    /// <exception cref="DescriptionException">One of them is not finite.</exception>
    public static NeuronValues Each(IEnumerable<double> values) => new([.. values], false);

    /// <summary>One number for all.</summary>
    /// <exception cref="DescriptionException">It is not finite.</exception>
    public static implicit operator NeuronValues(double value) => Shared(value);

    /// <summary>The same as the conversion from a number.</summary>
    public static NeuronValues FromDouble(double value) => Shared(value);

    /// <summary>True if both hold the same numbers in the same way.</summary>
    public bool Equals(NeuronValues? other) =>
        other is not null && IsShared == other.IsShared && _values.AsSpan().SequenceEqual(other._values.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(IsShared, _values.Length, _values.FirstOrDefault());
}
