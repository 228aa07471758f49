// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Network;

namespace NeuroCore.Experiments.Weights;

/// <summary>
/// How weights that were log-normal are distributed after some seconds of random spikes: by a rule that changes each by a share of
/// itself, and by one that changes all alike. Both change a weight of 16 by the same.
/// </summary>
public static class WeightDistribution
{
    /// <summary>Ticks of the experiment.</summary>
    public const int Ticks = 10_000;

    /// <summary>Each change is a share of the weight.</summary>
    public const string Multiplicative = Traces + "dw = 2^-9 * w * x1 * y0 - 2^-9 * w * y1 * x0\n";

    /// <summary>Each change is the same whatever the weight.</summary>
    public const string Additive = Traces + "dw = 2^-5 * x1 * y0 - 2^-5 * y1 * x0\n";

    private const string Traces = """
        trace x1: tau = 20 ms, impulse = 64
        trace y1: tau = 20 ms, impulse = 64
        bounds: 0 .. 127
        rounding: stochastic

        """;

    private const double Median = 16;
    private const double Deviation = 0.5;
    private const double Largest = 127;

    /// <summary>Log-normal weights, in steps that the build can hold.</summary>
    /// <param name="step">Smallest step of a weight.</param>
    /// <param name="seed">Of the draws.</param>
    public static ImmutableArray<double> Start(double step, ulong seed)
    {
        var random = new SplitMix64(seed);
        return
        [
            .. RandomSpikes.Pairs.Select(_ =>
            {
                var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextUnit())) * Math.Cos(2 * Math.PI * random.NextUnit());
                return Math.Clamp(Math.Round(Median * Math.Exp(Deviation * normal) / step) * step, step, Largest);
            }),
        ];
    }

    /// <summary>Skewness of the logarithms of weights; those at 0 count as one step.</summary>
    /// <param name="weights">Weights, 0 or more.</param>
    /// <param name="step">Smallest step of a weight.</param>
    public static double SkewOfLog(IEnumerable<double> weights, double step)
    {
        double[] logs = [.. weights.Select(weight => Math.Log(Math.Max(weight, step)))];
        var mean = logs.Average();
        return logs.Average(log => Math.Pow(log - mean, 3)) / Math.Pow(logs.Average(log => Math.Pow(log - mean, 2)), 1.5);
    }
}
