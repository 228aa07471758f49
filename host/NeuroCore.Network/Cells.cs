// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;

namespace NeuroCore.Network;

/// <summary>Some members of a population, or all of them.</summary>
public sealed record Cells
{
    private readonly ImmutableArray<int>? _indices;

    private Cells(ImmutableArray<int>? indices) => _indices = indices;

    /// <summary>Every member.</summary>
    public static Cells All { get; } = new((ImmutableArray<int>?)null);

    /// <summary>No member.</summary>
    public static Cells None { get; } = new(ImmutableArray<int>.Empty);

    /// <summary>True for every member, whatever the size.</summary>
    public bool IsAll => _indices is null;

    /// <summary>True for no member at all.</summary>
    public bool IsNone => _indices is { IsEmpty: true };

    /// <summary>These members, in ascending order; none twice.</summary>
    /// <param name="indices">Indices in the population, from 0.</param>
    /// <exception cref="DescriptionException">An index is negative.</exception>
    public static Cells Of(params IEnumerable<int> indices)
    {
        var sorted = indices.Distinct().Order().ToImmutableArray();
        return sorted.IsEmpty || sorted[0] >= 0
            ? new Cells(sorted)
            : throw new DescriptionException($"{sorted[0]} is no index: they count from 0.");
    }

    /// <summary>The members from one up to, but not including, another.</summary>
    /// <param name="start">The first.</param>
    /// <param name="stop">The first that does not belong any more.</param>
    /// <param name="step">From one to the next, 1 or more.</param>
    /// <exception cref="DescriptionException">There is no such member.</exception>
    public static Cells Slice(int start, int stop, int step = 1) => start >= 0 && stop > start && step >= 1
        ? new Cells([.. Enumerable.Range(0, (stop - start - 1) / step + 1).Select(i => start + i * step)])
        : throw new DescriptionException(string.Create(
            CultureInfo.InvariantCulture,
            $"the slice {start}:{stop}:{step} has no members: write start:stop or start:stop:step, start below stop and from 0."));

    /// <summary>The indices, ascending.</summary>
    /// <param name="size">Size of the population.</param>
    public ImmutableArray<int> In(int size) => _indices ?? [.. Enumerable.Range(0, size)];

    /// <summary>True if both name the same members.</summary>
    public bool Equals(Cells? other) =>
        other is not null && IsAll == other.IsAll && (_indices ?? []).AsSpan().SequenceEqual((other._indices ?? []).AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(IsAll, _indices?.Length, _indices?.FirstOrDefault());

    /// <summary>Refuses a member that a population does not have.</summary>
    /// <param name="size">Size of the population.</param>
    /// <param name="what">What names them, for the message.</param>
    /// <exception cref="DescriptionException">An index is out of range.</exception>
    internal void Require(int size, string what)
    {
        if (_indices is { IsEmpty: false } indices && indices[^1] >= size)
            throw new DescriptionException($"{what} names index {indices[^1]}, but there are {size} members: use 0..{size - 1}.");
    }
}
