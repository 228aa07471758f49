// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>Values as rates: an input for each, which spikes the more often the larger its value is.</summary>
public static class RateEncoder
{
    /// <summary>Evenly spaced spikes: a value v spikes round(v * n) times in n ticks, give or take one.</summary>
    /// <param name="values">Values, 0 (never) to 1 (in every tick).</param>
    /// <param name="ticks">Ticks, 1 or more.</param>
    /// <returns>Spikes, ascending by tick, then by index.</returns>
    /// <exception cref="DescriptionException">A value lies outside of 0..1, or there are no ticks.</exception>
    /// <remarks>Each tick adds the value to a phase that starts at a half; when it reaches 1 the input spikes and 1 is taken off.</remarks>
    public static IEnumerable<EncodedSpike> Even(IReadOnlyList<double> values, int ticks)
    {
        ArgumentNullException.ThrowIfNull(values);
        EncoderRules.RequireTicks(ticks);
        var shares = values.Select(value => EncoderRules.Share(value, 0, 1)).ToArray();
        return Spikes();

        IEnumerable<EncodedSpike> Spikes()
        {
            for (var tick = 0; tick < ticks; tick++)
            {
                for (var index = 0; index < shares.Length; index++)
                {
                    if (Whole(shares[index] * (tick + 1)) > Whole(shares[index] * tick))
                        yield return new EncodedSpike(tick, index);
                }
            }
        }
    }

    /// <summary>Spikes by chance: in every tick with the probability that the value is (Bernoulli).</summary>
    /// <param name="values">Values, 0 to 1.</param>
    /// <param name="ticks">Ticks, 1 or more.</param>
    /// <param name="seed">Seed of the chance; the same gives the same spikes.</param>
    /// <returns>Spikes, ascending by tick, then by index.</returns>
    /// <exception cref="DescriptionException">A value lies outside of 0..1, or there are no ticks.</exception>
    public static IEnumerable<EncodedSpike> ByChance(IReadOnlyList<double> values, int ticks, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(values);
        EncoderRules.RequireTicks(ticks);
        var shares = values.Select(value => EncoderRules.Share(value, 0, 1)).ToArray();
        return Spikes();

        IEnumerable<EncodedSpike> Spikes()
        {
            var random = new SplitMix64(seed);
            for (var tick = 0; tick < ticks; tick++)
            {
                for (var index = 0; index < shares.Length; index++)
                {
                    if (random.NextUnit() < shares[index])
                        yield return new EncodedSpike(tick, index);
                }
            }
        }
    }

    // Counted from the start, so that no rounding adds up, and what is whole but for rounding is whole.
    private static double Whole(double phase) => Math.Floor(0.5 + phase + 1e-9);
}
