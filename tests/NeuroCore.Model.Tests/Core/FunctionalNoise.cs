// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Model.Tests.Core;

/// <summary>The noise of <c>hdl/core/README.md</c>: 64 bits that go on once a tick, and 16 of any place.</summary>
internal static class FunctionalNoise
{
    public static ulong Next(ulong h)
    {
        h ^= h << 13;
        h ^= h >> 7;
        h ^= h << 17;
        return h;
    }

    /// <summary>b16 of a place: a neuron or a source.</summary>
    public static int Of(ulong h, int place)
    {
        var a = Mixed(h, place);
        var b = Mixed((h >> 32) | (h << 32), place) | 1;
        return (int)((a * b) & 65535);
    }

    /// <summary>The noise byte of a place of a source and a neuron.</summary>
    public static int Byte(ulong h, int source, int neuron) =>
        (int)((Mixed(h, source) ^ Mixed((h >> 32) | (h << 32), neuron)) & 255);

    /// <summary>What a b16 adds to a membrane of amplitude c.</summary>
    public static long Membrane(int b16, int c) => c == 0 ? 0 : (b16 - 32768L) / (1L << (16 - c));

    private static ulong Mixed(ulong h, int place)
    {
        var mixed = h & 65535;
        for (var k = 0; place >> k != 0; k++)
        {
            if (((place >> k) & 1) == 1)
                mixed ^= (h >> (16 + k)) & 65535;
        }

        return mixed;
    }
}
