// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>Signals as changes (send on delta): two inputs for each channel, one for rises and one for falls.</summary>
public static class DeltaEncoder
{
    /// <summary>
    /// Channel c spikes at index 2c when its signal has risen by the threshold above what was told last, and at 2c + 1 when it
    /// has fallen by as much; what was told then moves by the threshold. The first sample is known from the start.
    /// </summary>
    /// <param name="samples">A sample of all channels for each tick, all of the same length.</param>
    /// <param name="threshold">Change that is told, above 0.</param>
    /// <returns>Spikes, ascending by tick, then by index; at most one for a channel in a tick, so that large steps are told over several.</returns>
    /// <exception cref="DescriptionException">The threshold is not above 0, or samples differ in length or are not finite.</exception>
    public static IEnumerable<EncodedSpike> Encode(IReadOnlyList<IReadOnlyList<double>> samples, double threshold)
    {
        ArgumentNullException.ThrowIfNull(samples);
        if (!(threshold > 0 && double.IsFinite(threshold)))
            throw new DescriptionException($"a change of {Numbers.Text(threshold)} is none: the threshold must be above 0.");
        for (var tick = 0; tick < samples.Count; tick++)
        {
            if (samples[tick].Count != samples[0].Count)
                throw new DescriptionException($"sample {tick} has {samples[tick].Count} values, but the first one has {samples[0].Count}.");
            if (samples[tick].FirstOrDefault(value => !double.IsFinite(value)) is var odd && !double.IsFinite(odd))
                throw new DescriptionException($"sample {tick} has the value {Numbers.Text(odd)}, which is no finite number.");
        }

        return samples.Count == 0 ? [] : Spikes();

        IEnumerable<EncodedSpike> Spikes()
        {
            // In whole thresholds from the first sample, so that no rounding adds up.
            var told = new long[samples[0].Count];
            for (var tick = 1; tick < samples.Count; tick++)
            {
                for (var channel = 0; channel < told.Length; channel++)
                {
                    var change = ((samples[tick][channel] - samples[0][channel]) / threshold) - told[channel];
                    if (Math.Abs(change) < 1 - 1e-9)
                        continue;
                    told[channel] += Math.Sign(change);
                    yield return new EncodedSpike(tick, (2 * channel) + (change > 0 ? 0 : 1));
                }
            }
        }
    }
}
