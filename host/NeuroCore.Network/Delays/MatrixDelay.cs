// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Network;

/// <summary>A delay for each pair: a row for each source, a column for each target.</summary>
public sealed record MatrixDelay : DelayRule
{
    private readonly MatrixWeight _ticks;

    internal MatrixDelay(MatrixWeight ticks) => _ticks = ticks;

    /// <summary>Delays in ticks, row by row.</summary>
    public ImmutableArray<double> Values => _ticks.Values;

    internal override IEnumerable<int> Of(IEnumerable<ListedPair> pairs, double tickSeconds) =>
        pairs.Select(pair => (int)_ticks.Values[pair.Pre * _ticks.Columns + pair.Post]);

    internal override void Check(ProjectionEnds ends, Func<int> connections, double tickSeconds) => _ticks.CheckDelays(ends);
}
