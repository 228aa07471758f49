// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>What is drawn from <see cref="SplitMix64"/>.</summary>
internal static class Draws
{
    /// <summary>Keeps the draws of weights apart from those of a connector with the same seed: "weights!".</summary>
    public const ulong WeightDomain = 0x7765_6967_6874_7321;

    /// <summary>The same for delays: "delays!!".</summary>
    public const ulong DelayDomain = 0x6465_6C61_7973_2121;

    // Logarithm and cosine differ in their last bit from machine to machine: a draw is a multiple of this.
    private const double NormalStep = 1.0 / (1L << 32);

    /// <summary>A whole number from 0 up to, but not including, a bound: one draw.</summary>
    public static int NextBelow(this SplitMix64 chance, int bound) => (int)(chance.NextUnit() * bound);

    /// <summary>A number of the normal distribution with mean 0 and deviation 1, after Box and Muller: two draws.</summary>
    public static double NextNormal(this SplitMix64 chance)
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - chance.NextUnit()));
        var draw = radius * Math.Cos(2 * Math.PI * chance.NextUnit());
        return Math.Floor(draw / NormalStep + 0.5) * NormalStep;
    }
}
