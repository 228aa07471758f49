// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Network;

/// <summary>The same delay everywhere.</summary>
/// <param name="Delay">Whole ticks, 0..7.</param>
public sealed record ConstantDelay(Duration Delay) : DelayRule
{
    internal override IEnumerable<int> Of(ImmutableArray<ListedPair> pairs, double tickSeconds) =>
        Enumerable.Repeat((int)Math.Round(Delay.TicksAt(tickSeconds)), pairs.Length);

    internal override void Check(ProjectionEnds ends, Func<int> connections, double tickSeconds) => Ticks(Delay, tickSeconds, ends);
}
