// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>The pairs listed, from a list or a file.</summary>
public sealed record ListConnector : Connector
{
    private readonly RowOrigins? _origins;
    private readonly PairList _entries;

    internal ListConnector(IEnumerable<ListedPair> entries, RowOrigins? origins = null)
    {
        _entries = PairList.Of(entries);
        _origins = origins;
        (BringsEveryWeight, BringsSomeWeight) = (_entries.Weights == _entries.Count, _entries.Weights > 0);
        (BringsEveryDelay, BringsSomeDelay) = (_entries.Delays == _entries.Count, _entries.Delays > 0);
    }

    /// <summary>The pairs, in the order of the list.</summary>
    public IReadOnlyList<ListedPair> Entries => _entries;

    /// <inheritdoc/>
    public override bool BringsEveryWeight { get; }

    /// <inheritdoc/>
    public override bool BringsSomeWeight { get; }

    /// <inheritdoc/>
    public override bool BringsEveryDelay { get; }

    /// <inheritdoc/>
    public override bool BringsSomeDelay { get; }

    /// <summary>True if both list the same pairs in the same order, wherever they were read from.</summary>
    public bool Equals(ListConnector? other) => other is not null && _entries.SequenceEqual(other._entries);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_entries.Count, _entries.Count > 0 ? _entries[0] : default);

    internal override IEnumerable<ListedPair> Pairs(ProjectionEnds ends) => _entries;

    internal override void Check(ProjectionEnds ends, double tickSeconds, WeightMode mode)
    {
        var i = 0;
        try
        {
            for (; i < _entries.Count; i++)
            {
                var entry = _entries[i];
                ends.Require(entry.Pre, entry.Post);
                if (entry.Weight is { } weight)
                    WeightRule.Require(weight, mode, ends);
                if (entry.Delay is { } delay)
                    DelayRule.Ticks(delay, tickSeconds, ends);
            }
        }
        catch (DescriptionException error) when (_origins is not null)
        {
            throw error.At(_origins.File, _origins.LineOf(i));
        }
    }
}
