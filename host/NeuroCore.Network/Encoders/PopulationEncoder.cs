// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>
/// Values as the latencies of a population each: overlapping Gaussian receptive fields, the nearest of which spike soonest
/// (Bohte, Kok and La Poutre, Neurocomputing 48, 2002).
/// </summary>
public static class PopulationEncoder
{
    /// <summary>Fewest neurons of a value.</summary>
    public const int Fewest = 3;

    private const double Beta = 1.5;
    private const double Weakest = 0.1;

    /// <summary>
    /// Neuron i of m, from 1, has its centre at least + (2 i - 3) / 2 * (most - least) / (m - 2) and the width
    /// (most - least) / (1.5 (m - 2)). A response r spikes in tick round((1 - r) * (n - 1)) of n; responses below 0.1 do not.
    /// </summary>
    /// <param name="values">Values.</param>
    /// <param name="least">Smallest value that there can be.</param>
    /// <param name="most">Largest value, above the smallest.</param>
    /// <param name="neurons">m: neurons of each value, 3 or more; those of value v begin at index m * v.</param>
    /// <param name="ticks">n: ticks, 1 or more.</param>
    /// <returns>Spikes, ascending by tick, then by index.</returns>
    /// <exception cref="DescriptionException">A value lies outside of the range, there are too few neurons, or no ticks.</exception>
    public static IEnumerable<EncodedSpike> Encode(IReadOnlyList<double> values, double least, double most, int neurons, int ticks)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (neurons < Fewest)
            throw new DescriptionException($"{neurons} neurons cannot tell a value by receptive fields: give {Fewest} or more.");
        return LatencyEncoder.Encode([.. values.SelectMany(value => Responses(EncoderRules.Share(value, least, most), neurons))], ticks, Weakest);
    }

    private static IEnumerable<double> Responses(double share, int neurons)
    {
        var width = 1 / (Beta * (neurons - 2));
        for (var i = 1; i <= neurons; i++)
        {
            var away = (share - (((2 * i) - 3) / 2.0 / (neurons - 2))) / width;
            yield return Math.Exp(-away * away / 2);
        }
    }
}
