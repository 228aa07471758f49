// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>Delays drawn evenly from whole ticks, one draw for every connection in its order.</summary>
/// <param name="Min">Least delay, whole ticks.</param>
/// <param name="Max">Largest delay, itself drawn too; whole ticks, up to 7.</param>
/// <param name="Seed">Where the draws start.</param>
public sealed record UniformDelay(Duration Min, Duration Max, ulong Seed) : DelayRule
{
    internal override IEnumerable<int> Of(IEnumerable<ListedPair> pairs, double tickSeconds)
    {
        var chance = new SplitMix64(Seed ^ Draws.DelayDomain);
        var least = (int)Math.Round(Min.TicksAt(tickSeconds));
        var most = (int)Math.Round(Max.TicksAt(tickSeconds));
        return pairs.Select(_ => least + chance.NextBelow(most - least + 1));
    }

    internal override void Check(ProjectionEnds ends, Func<int> connections, double tickSeconds)
    {
        if (Ticks(Min, tickSeconds, ends) > Ticks(Max, tickSeconds, ends))
            throw new DescriptionException($"delays from '{ends.Source}' to '{ends.Target}' cannot be drawn from {Min} to {Max}: min must not be above max.");
    }
}
