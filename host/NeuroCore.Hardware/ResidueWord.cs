// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Hardware;

/// <summary>A word of the residue bank: the fraction of the membrane, refractory ticks left, and whether the neuron is silenced.</summary>
public static class ResidueWord
{
    /// <summary>Steps of the fraction in one unit of v's integer part.</summary>
    public const int Fractions = 1 << FractionBits;

    /// <summary>Bits of v that are fraction.</summary>
    public const int FractionBits = 8;

    private const ushort SilencedBit = 1 << 15;

    /// <summary>The word with another fraction.</summary>
    public static ushort WithFraction(ushort word, int membrane) => (ushort)((word & ~(Fractions - 1)) | (membrane & (Fractions - 1)));

    /// <summary>The word of a neuron that is silenced, or is not.</summary>
    public static ushort WithSilence(ushort word, bool silenced) => (ushort)(silenced ? word | SilencedBit : word & ~SilencedBit);
}
