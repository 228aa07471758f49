// SPDX-License-Identifier: Apache-2.0
using System.Numerics;

namespace NeuroCore.Model;

/// <summary>Widths of addresses and counters, as RTL works them out.</summary>
internal static class Bits
{
    /// <summary>Bits that tell <paramref name="count"/> things apart: <c>$clog2</c>.</summary>
    public static int For(int count) => BitOperations.Log2((uint)BitOperations.RoundUpToPowerOf2((uint)count));

    /// <summary>The same, but at least one: a vector cannot be narrower.</summary>
    public static int AtLeastOne(int count) => Math.Max(1, For(count));

    /// <summary>That many ones: what a register of this width keeps of a number.</summary>
    public static int Mask(int bits) => (1 << bits) - 1;
}
