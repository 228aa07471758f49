// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Hardware;

/// <summary>
/// Where a population lies in an image. Its members fill a run of numbers, but need not lie there in their order: a
/// number of the image is a position, the index of a member is what a description calls it.
/// </summary>
/// <param name="Name">Name of the population.</param>
/// <param name="IsInput">True for external inputs, false for neurons.</param>
/// <param name="First">Least number of a member: a neuron, or for inputs a source (N of the image or above).</param>
/// <param name="Count">Members, at least 1.</param>
public sealed record PopulationPlace(string Name, bool IsInput, int First, int Count)
{
    private ImmutableArray<int> _order = [];
    private int[] _indices = [];

    /// <summary>Offset of each member from <see cref="First"/>, a permutation; empty if the members lie in their order.</summary>
    public ImmutableArray<int> Order
    {
        get => _order;
        init
        {
            _order = value;
            _indices = new int[value.Length];
            for (var index = 0; index < value.Length; index++)
            {
                if (value[index] >= 0 && value[index] < value.Length)
                    _indices[value[index]] = index;
            }
        }
    }

    /// <summary>
    /// Units of v's integer part for a membrane of 1 on the network's scale, above 0: what thresholds and biases of a
    /// description are multiplied with. Null for inputs, for a population with a normalisation, whose thresholds and biases
    /// hold more than its description says, and in an image whose maker did not say.
    /// </summary>
    public double? LevelUnits { get; init; }

    /// <summary>Number of a member in the image.</summary>
    /// <param name="index">Which member, from 0.</param>
    public int Position(int index) => First + (_order.IsEmpty ? index : _order[index]);

    /// <summary>Which member has a number of the image.</summary>
    /// <param name="position">Number of a member, see <see cref="Holds"/>.</param>
    public int Index(int position) => _order.IsEmpty ? position - First : _indices[position - First];

    /// <summary>True if the number belongs to a member.</summary>
    public bool Holds(int position) => position >= First && position - First < Count;

    /// <summary>True if all members lie in the same places.</summary>
    public bool Equals(PopulationPlace? other) =>
        other is not null && Name == other.Name && IsInput == other.IsInput && First == other.First && Count == other.Count &&
        LevelUnits == other.LevelUnits && _order.AsSpan().SequenceEqual(other._order.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, IsInput, First, Count);
}
