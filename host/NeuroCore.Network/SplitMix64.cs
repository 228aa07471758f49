// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>
/// The generator behind everything drawn by chance: small, and the same on every machine.
/// </summary>
/// <remarks>
/// SplitMix64: a counter with a step of 2^64 over the golden ratio, whose value is mixed by two multiplications.
/// The user's guide states it in full, so that other programs can draw the same network.
/// </remarks>
/// <param name="seed">Any number; different seeds start at different places of one sequence of 2^64 values.</param>
public sealed class SplitMix64(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        _state = unchecked(_state + 0x9E37_79B9_7F4A_7C15);
        var z = _state;
        z = unchecked((z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9);
        z = unchecked((z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB);
        return z ^ (z >> 31);
    }

    /// <summary>The next number from 0 up to, but not including, 1: the upper 53 bits over 2^53.</summary>
    public double NextUnit() => (Next() >> 11) * (1.0 / (1UL << 53));
}
