// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>The same delay everywhere.</summary>
/// <param name="Delay">Whole ticks, 0..7.</param>
public sealed record ConstantDelay(Duration Delay) : DelayRule
{
    internal override IEnumerable<int> Of(IEnumerable<ListedPair> pairs, double tickSeconds) =>
        pairs.Select(_ => InTicks(tickSeconds));

    /// <summary>The delay in ticks.</summary>
    internal int InTicks(double tickSeconds) => (int)Math.Round(Delay.TicksAt(tickSeconds));

    internal override void Check(ProjectionEnds ends, Func<int> connections, double tickSeconds) => Ticks(Delay, tickSeconds, ends);
}
