// SPDX-License-Identifier: Apache-2.0
using System.Numerics;

namespace NeuroCore.Compiler.Tests;

/// <summary>The formulas of hdl/core/README.md, written down once more.</summary>
internal static class Arithmetic
{
    public static long Saturate(long value, int bits) => Math.Clamp(value, -(1L << (bits - 1)), (1L << (bits - 1)) - 1);

    /// <summary>The generator's next state.</summary>
    public static ulong Next(ulong h)
    {
        h ^= h << 13;
        h ^= h >> 7;
        return h ^ (h << 17);
    }

    /// <summary>The 16 random bits of a place.</summary>
    public static int Bits(ulong h, int place) => (Mixed(h, place) * (Mixed(BitOperations.RotateRight(h, 32), place) | 1)) & 65535;

    /// <summary>Membrane noise on v's 24-bit scale.</summary>
    public static long Noise(ulong h, int place, int amplitude) =>
        amplitude == 0 ? 0 : (Bits(h, place) - 32768L) / (1L << (16 - amplitude));

    private static int Mixed(ulong h, int place)
    {
        var bits = h & 65535;
        for (var k = 0; k < 16; k++)
            bits ^= ((place >> k) & 1) == 0 ? 0 : (h >> (16 + k)) & 65535;
        return (int)bits;
    }
}
