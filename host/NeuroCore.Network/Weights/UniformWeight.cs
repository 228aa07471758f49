// SPDX-License-Identifier: Apache-2.0

namespace NeuroCore.Network;

/// <summary>Weights drawn evenly, one draw for every connection in its order.</summary>
public sealed record UniformWeight : WeightRule
{
    internal UniformWeight(double min, double max, ulong seed)
    {
        if (!(double.IsFinite(min) && double.IsFinite(max) && min <= max))
        {
            throw new DescriptionException(
                $"weights cannot be drawn from {Numbers.Text(min)} to {Numbers.Text(max)}: both must be finite, and min not above max.");
        }

        Min = min;
        Max = max;
        Seed = seed;
    }

    /// <summary>Least weight.</summary>
    public double Min { get; }

    /// <summary>Largest weight.</summary>
    public double Max { get; }

    /// <summary>Where the draws start.</summary>
    public ulong Seed { get; }

    internal override IEnumerable<double> Of(IEnumerable<ListedPair> pairs, WeightMode mode)
    {
        var chance = new SplitMix64(Seed ^ Draws.WeightDomain);
        foreach (var _ in pairs)
        {
            var draw = chance.NextUnit();
            yield return mode == WeightMode.Exact
                ? Min + Math.Floor(draw * (Max - Min + 1))
                : Min + draw * (Max - Min);
        }
    }

    internal override void Check(ProjectionEnds ends, Func<int> connections, WeightMode mode)
    {
        Require(Min, mode, ends);
        Require(Max, mode, ends);
    }
}
