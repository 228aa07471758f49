// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Network;

/// <summary>The pairs listed, from a list or a file.</summary>
public sealed record ListConnector : Connector
{
    private readonly RowOrigins? _origins;

    internal ListConnector(ImmutableArray<ListedPair> entries, RowOrigins? origins = null)
    {
        Entries = entries;
        _origins = origins;
    }

    /// <summary>The pairs, in the order of the list.</summary>
    public ImmutableArray<ListedPair> Entries { get; }

    /// <inheritdoc/>
    public override bool BringsEveryWeight => Entries.All(entry => entry.Weight is not null);

    /// <inheritdoc/>
    public override bool BringsSomeWeight => Entries.Any(entry => entry.Weight is not null);

    /// <inheritdoc/>
    public override bool BringsEveryDelay => Entries.All(entry => entry.Delay is not null);

    /// <inheritdoc/>
    public override bool BringsSomeDelay => Entries.Any(entry => entry.Delay is not null);

    /// <summary>True if both list the same pairs in the same order, wherever they were read from.</summary>
    public bool Equals(ListConnector? other) => other is not null && Entries.AsSpan().SequenceEqual(other.Entries.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Entries.Length, Entries.FirstOrDefault());

    internal override IEnumerable<ListedPair> Pairs(ProjectionEnds ends) => Entries;

    internal override void Check(ProjectionEnds ends, double tickSeconds, WeightMode mode)
    {
        for (var i = 0; i < Entries.Length; i++)
        {
            try
            {
                ends.Require(Entries[i].Pre, Entries[i].Post);
                if (Entries[i].Weight is { } weight)
                    WeightRule.Require(weight, mode, ends);
                if (Entries[i].Delay is { } delay)
                    DelayRule.Ticks(delay, tickSeconds, ends);
            }
            catch (DescriptionException error) when (_origins is not null)
            {
                throw error.At(_origins.File, _origins.Lines[i]);
            }
        }
    }
}
