// SPDX-License-Identifier: Apache-2.0

namespace NeuroCore.Network;

/// <summary>Weights drawn from a normal distribution, two draws for every connection in its order.</summary>
public sealed record NormalWeight : WeightRule
{
    internal NormalWeight(double mean, double deviation, ulong seed, double? min, double? max)
    {
        if (!(double.IsFinite(mean) && double.IsFinite(deviation) && deviation >= 0))
        {
            throw new DescriptionException(
                $"weights cannot be drawn with mean {Numbers.Text(mean)} and standard deviation {Numbers.Text(deviation)}: both must be finite, and the deviation not negative.");
        }

        if (!(double.IsFinite(min ?? 0) && double.IsFinite(max ?? 0)) || min > max)
            throw new DescriptionException($"weights cannot be held within {Bound(min)} to {Bound(max)}: both must be finite, and min not above max.");
        Mean = mean;
        Deviation = deviation;
        Seed = seed;
        Min = min;
        Max = max;
    }

    /// <summary>Mean.</summary>
    public double Mean { get; }

    /// <summary>Standard deviation, 0 or more.</summary>
    public double Deviation { get; }

    /// <summary>Where the draws start.</summary>
    public ulong Seed { get; }

    /// <summary>Weights below become this; null: none do.</summary>
    public double? Min { get; }

    /// <summary>Weights above become this; null: none do.</summary>
    public double? Max { get; }

    internal override IEnumerable<double> Of(IEnumerable<ListedPair> pairs, WeightMode mode)
    {
        var chance = new SplitMix64(Seed ^ Draws.WeightDomain);
        var least = Min ?? (mode == WeightMode.Exact ? -LargestInteger : double.MinValue);
        var most = Max ?? (mode == WeightMode.Exact ? LargestInteger : double.MaxValue);
        foreach (var _ in pairs)
        {
            var draw = Mean + Deviation * chance.NextNormal();
            yield return Math.Clamp(mode == WeightMode.Exact ? Math.Floor(draw + 0.5) : draw, least, most);
        }
    }

    internal override void Check(ProjectionEnds ends, Func<int> connections, WeightMode mode)
    {
        // Mean and deviation may be fractions even where weights are integers: only what is drawn is rounded.
        Require(Mean, WeightMode.Scaled, ends);
        Require(Deviation, WeightMode.Scaled, ends);
        Require(Min ?? 0, mode, ends);
        Require(Max ?? 0, mode, ends);
    }

    private static string Bound(double? bound) => bound is { } value ? Numbers.Text(value) : "nothing";
}
