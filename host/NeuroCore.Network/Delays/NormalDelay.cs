// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>Delays drawn from a normal distribution, rounded to ticks and held within 0..7, two draws for every connection in its order.</summary>
/// <param name="Mean">Mean.</param>
/// <param name="Deviation">Standard deviation.</param>
/// <param name="Seed">Where the draws start.</param>
public sealed record NormalDelay(Duration Mean, Duration Deviation, ulong Seed) : DelayRule
{
    internal override IEnumerable<int> Of(IEnumerable<ListedPair> pairs, double tickSeconds)
    {
        var chance = new SplitMix64(Seed ^ Draws.DelayDomain);
        var mean = Mean.TicksAt(tickSeconds);
        var deviation = Deviation.TicksAt(tickSeconds);
        return pairs.Select(_ => (int)Math.Clamp(Math.Floor(mean + deviation * chance.NextNormal() + 0.5), 0, MostTicks));
    }

    internal override void Check(ProjectionEnds ends, Func<int> connections, double tickSeconds)
    {
        if (Mean.TicksAt(tickSeconds) > MostTicks)
            throw new DescriptionException($"the mean delay from '{ends.Source}' to '{ends.Target}' is {Mean}, more than {MostTicks} ticks, the most that there is.");
    }
}
