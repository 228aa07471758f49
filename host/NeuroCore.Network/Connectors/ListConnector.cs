// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Network;

/// <summary>The pairs listed, from a list or a file.</summary>
public sealed record ListConnector : Connector
{
    private readonly RowOrigins? _origins;
    private readonly int _weights;    // entries that have one
    private readonly int _delays;

    internal ListConnector(ImmutableArray<ListedPair> entries, RowOrigins? origins = null)
    {
        Entries = entries;
        _origins = origins;
        foreach (ref readonly var entry in entries.AsSpan())
        {
            _weights += entry.Weight is null ? 0 : 1;
            _delays += entry.Delay is null ? 0 : 1;
        }
    }

    /// <summary>The pairs, in the order of the list.</summary>
    public ImmutableArray<ListedPair> Entries { get; }

    /// <inheritdoc/>
    public override bool BringsEveryWeight => _weights == Entries.Length;

    /// <inheritdoc/>
    public override bool BringsSomeWeight => _weights > 0;

    /// <inheritdoc/>
    public override bool BringsEveryDelay => _delays == Entries.Length;

    /// <inheritdoc/>
    public override bool BringsSomeDelay => _delays > 0;

    /// <summary>True if both list the same pairs in the same order, wherever they were read from.</summary>
    public bool Equals(ListConnector? other) => other is not null && Entries.AsSpan().SequenceEqual(other.Entries.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Entries.Length, Entries.FirstOrDefault());

    internal override IEnumerable<ListedPair> Pairs(ProjectionEnds ends) => Entries;

    internal override void Check(ProjectionEnds ends, double tickSeconds, WeightMode mode)
    {
        var i = 0;
        try
        {
            for (; i < Entries.Length; i++)
            {
                ref readonly var entry = ref Entries.ItemRef(i);
                ends.Require(entry.Pre, entry.Post);
                if (entry.Weight is { } weight)
                    WeightRule.Require(weight, mode, ends);
                if (entry.Delay is { } delay)
                    DelayRule.Ticks(delay, tickSeconds, ends);
            }
        }
        catch (DescriptionException error) when (_origins is not null)
        {
            throw error.At(_origins.File, _origins.Lines[i]);
        }
    }
}
