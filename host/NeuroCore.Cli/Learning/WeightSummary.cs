// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Cli.Learning;

/// <summary>Weights in few numbers, all of them on the network's scale; all 0 where there are no synapses.</summary>
/// <param name="Mean">Mean.</param>
/// <param name="Deviation">Standard deviation.</param>
/// <param name="Least">The least.</param>
/// <param name="Low">A twentieth lies below.</param>
/// <param name="Lower">A quarter lies below.</param>
/// <param name="Median">Half lies below.</param>
/// <param name="Upper">A quarter lies above.</param>
/// <param name="High">A twentieth lies above.</param>
/// <param name="Most">The most.</param>
internal sealed record WeightSummary(
    double Mean, double Deviation, double Least, double Low, double Lower, double Median, double Upper, double High, double Most)
{
    /// <summary>Sums weights up.</summary>
    public static WeightSummary Of(IEnumerable<double> weights)
    {
        double[] sorted = [.. weights.Order()];
        if (sorted.Length == 0)
            return new WeightSummary(0, 0, 0, 0, 0, 0, 0, 0, 0);
        var mean = sorted.Average();
        return new WeightSummary(
            mean, Math.Sqrt(sorted.Average(weight => (weight - mean) * (weight - mean))),
            sorted[0], Quantile(0.05), Quantile(0.25), Quantile(0.5), Quantile(0.75), Quantile(0.95), sorted[^1]);

        // Between two weights, in proportion.
        double Quantile(double share)
        {
            var place = share * (sorted.Length - 1);
            var below = (int)place;
            return below + 1 < sorted.Length ? sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
        }
    }
}
