// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>Values as latencies: an input for each, which spikes once, the sooner the larger its value is.</summary>
public static class LatencyEncoder
{
    /// <summary>A value v spikes in tick round((1 - v) * (n - 1)) of n; 1 in the first tick.</summary>
    /// <param name="values">Values, 0 to 1.</param>
    /// <param name="ticks">Ticks, 1 or more.</param>
    /// <param name="least">Values below do not spike at all; above 0, so that nothing is silent.</param>
    /// <returns>Spikes, ascending by tick, then by index.</returns>
    /// <exception cref="DescriptionException">A value lies outside of 0..1, or there are no ticks.</exception>
    public static IEnumerable<EncodedSpike> Encode(IReadOnlyList<double> values, int ticks, double least = double.Epsilon)
    {
        ArgumentNullException.ThrowIfNull(values);
        EncoderRules.RequireTicks(ticks);
        return values.Select((value, index) => (Share: EncoderRules.Share(value, 0, 1), Index: index))
            .Where(one => one.Share >= least)
            .Select(one => new EncodedSpike((int)Math.Round((1 - one.Share) * (ticks - 1), MidpointRounding.AwayFromZero), one.Index))
            .OrderBy(spike => spike.Tick).ThenBy(spike => spike.Index).ToList();
    }
}
