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

    /// <summary>So many different numbers from 0 up to a size, ascending: one draw for each.</summary>
    /// <param name="chance">Where the draws come from.</param>
    /// <param name="number">How many.</param>
    /// <param name="size">How many there are to choose from, one of them perhaps left out.</param>
    /// <param name="without">The number that is left out; null is none.</param>
    public static int[] Choose(this SplitMix64 chance, int number, int size, int? without)
    {
        var members = Enumerable.Range(0, size).Where(member => member != without).ToArray();
        for (var i = 0; i < number; i++)
        {
            var other = i + chance.NextBelow(members.Length - i);
            (members[i], members[other]) = (members[other], members[i]);
        }

        var chosen = members[..number];
        Array.Sort(chosen);
        return chosen;
    }

    /// <summary>Refuses a number of connections below 0.</summary>
    public static int RequireNumber(int number) => number >= 0
        ? number
        : throw new DescriptionException($"a number of connections is {number}, but must be 0 or more.");

    /// <summary>Refuses to draw more members than a population has.</summary>
    public static void RequireEnough(string connector, int number, string population, int size, bool withoutSelf)
    {
        var most = size - (withoutSelf ? 1 : 0);
        if (number > most)
        {
            throw new DescriptionException(
                $"{connector} asks for {number} members of '{population}', but there are {most} to choose from{(withoutSelf ? " without the neuron itself" : "")}.");
        }
    }
}
