// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Network;

namespace NeuroCore.Trainer;

/// <summary>What training draws from <see cref="SplitMix64"/>, the generator of all its chance.</summary>
public static class Drawing
{
    /// <summary>A whole number from 0 up to, not including, a bound: the upper half of the 128-bit product of 64 bits and the bound.</summary>
    /// <param name="random">Gives the 64 bits.</param>
    /// <param name="bound">1 or more.</param>
    public static int Below(this SplitMix64 random, int bound)
    {
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        return (int)Math.BigMul(random.Next(), (ulong)bound, out _);
    }

    /// <summary>Puts a list into a random order (Fisher and Yates, from the last place down).</summary>
    public static void Shuffle<T>(this SplitMix64 random, Span<T> items)
    {
        for (int last = items.Length - 1; last > 0; last--)
        {
            int other = random.Below(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }
}
