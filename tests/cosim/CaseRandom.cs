// SPDX-License-Identifier: Apache-2.0
using System.Numerics;

namespace NeuroCore.Cosim;

/// <summary>The random choices of a case: the same seed gives the same choices everywhere (SplitMix64).</summary>
internal sealed class CaseRandom(ulong seed)
{
    private ulong _state = seed;

    /// <summary>64 random bits.</summary>
    public ulong Bits()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>0 to <paramref name="count"/> - 1.</summary>
    public int Below(int count) => (int)(((UInt128)Bits() * (ulong)count) >> 64);

    /// <summary>Both bounds included.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    /// <summary>True in one of so many.</summary>
    public bool OneIn(int count) => Below(count) == 0;

    /// <summary>One of these.</summary>
    public T Of<T>(params ReadOnlySpan<T> choices) => choices[Below(choices.Length)];

    /// <summary>Small numbers as likely as large ones: the length in bits is chosen first.</summary>
    public int Magnitude(int most)
    {
        var bits = Below(BitOperations.Log2((uint)most) + 2);
        return Math.Min(most, Below(1 << bits));
    }

    /// <summary>A signed 16-bit word: extremes, small ones and any.</summary>
    public short Word16() => Below(4) switch
    {
        0 => Of<short>(short.MinValue, short.MaxValue, 0, 1, -1),
        1 => (short)Bits(),
        _ => (short)(OneIn(2) ? Magnitude(short.MaxValue) : -Magnitude(short.MaxValue)),
    };
}
