// SPDX-License-Identifier: Apache-2.0
using System.Numerics;

namespace NeuroCore.Model;

/// <summary>
/// 16 random bits of a place, a neuron or a source: two words A and B, each an XOR of those shifts of H that the bits of
/// the place's number select, and the low half of their product. B is odd, so all 65,536 are equally likely.
/// </summary>
public static class PlaceNoise
{
    /// <summary>The noise of a place.</summary>
    /// <param name="state">H: <see cref="NoiseGenerator.State"/>.</param>
    /// <param name="place">Number of the neuron or source, 0..2^16 - 1.</param>
    public static ushort Of(ulong state, int place)
    {
        var a = Word(state, place);
        var b = Word(BitOperations.RotateRight(state, 32), place) | 1;
        return (ushort)(a * b);
    }

    private static uint Word(ulong state, int place)
    {
        var word = state;
        for (var shifted = state >> 16; place != 0; place >>= 1, shifted >>= 1)
        {
            if ((place & 1) != 0)
                word ^= shifted;
        }

        return (uint)(word & 0xFFFF);
    }
}
