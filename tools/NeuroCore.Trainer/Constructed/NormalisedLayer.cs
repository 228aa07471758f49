// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Network;

namespace NeuroCore.Trainer.Constructed;

/// <summary>
/// A layer of binary units with a batch normalisation, as a trainer leaves it behind: unit n is on if
/// <c>gamma * (S - mean) / sqrt(variance + 1e-5) + beta &gt;= 0</c>, S being the sum of the weights of the inputs that are on.
/// </summary>
/// <param name="Weights">Weight from input i to unit n at place i * <see cref="Units"/> + n, -127..127.</param>
/// <param name="Gamma">Scale of each unit; in half of them negative.</param>
/// <param name="Beta">Offset of each unit.</param>
/// <param name="Mean">Mean of each sum.</param>
/// <param name="Variance">Variance of each sum.</param>
public sealed record NormalisedLayer(
    ImmutableArray<int> Weights,
    ImmutableArray<double> Gamma,
    ImmutableArray<double> Beta,
    ImmutableArray<double> Mean,
    ImmutableArray<double> Variance)
{
    /// <summary>Binary inputs.</summary>
    public const int Inputs = 64;

    /// <summary>Units.</summary>
    public const int Units = 128;

    /// <summary>Seed of the layer of the example.</summary>
    public const ulong Seed = 6;

    /// <summary>Patterns in the stimulus of the example.</summary>
    public const int Shown = 64;

    /// <summary>Added to the variance.</summary>
    public const double Epsilon = 1e-5;

    /// <summary>A layer with random weights and a normalisation of the size that training gives: decisions fall either way.</summary>
    public static NormalisedLayer Draw(ulong seed)
    {
        var random = new SplitMix64(seed);
        int[] weights = [.. Enumerable.Range(0, Inputs * Units).Select(_ => random.Below(255) - 127)];
        double[] gamma = new double[Units], beta = new double[Units], mean = new double[Units], variance = new double[Units];
        for (int unit = 0; unit < Units; unit++)
        {
            int[] column = [.. Enumerable.Range(0, Inputs).Select(input => weights[(input * Units) + unit])];
            mean[unit] = Digits(column.Sum() / 2.0 + ((random.NextUnit() - 0.5) * 50), 3);
            variance[unit] = Digits(column.Sum(weight => weight * weight) / 4.0 * (0.8 + (0.4 * random.NextUnit())), 3);
            gamma[unit] = Digits((0.25 + random.NextUnit()) * (random.Below(2) == 0 ? 1 : -1), 5);
            beta[unit] = Digits(random.NextUnit() - 0.5, 5);
        }
        return new NormalisedLayer([.. weights], [.. gamma], [.. beta], [.. mean], [.. variance]);
    }

    /// <summary>Inputs that are on, each by the toss of a coin.</summary>
    public static ImmutableArray<int> Pattern(SplitMix64 random)
    {
        ArgumentNullException.ThrowIfNull(random);
        ulong bits = random.Next();
        return [.. Enumerable.Range(0, Inputs).Where(input => (bits >> input & 1) == 1)];
    }

    /// <summary>Whether a unit is on, in real numbers.</summary>
    /// <param name="unit">Which.</param>
    /// <param name="sum">The sum of its weights.</param>
    public bool IsOn(int unit, int sum) => (Gamma[unit] * (sum - Mean[unit]) / Math.Sqrt(Variance[unit] + Epsilon)) + Beta[unit] >= 0;

    private static double Digits(double value, int digits) => Math.Round(value, digits);
}
