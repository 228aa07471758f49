// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Network;

namespace NeuroCore.Compiler;

/// <summary>The amplitudes of noise that the board has: none, and powers of two.</summary>
internal static class NoiseCode
{
    /// <summary>Largest amplitude, units of v's integer part.</summary>
    public static double Largest => Units(Noise.MostCode);

    /// <summary>Amplitude of a code, units of v's integer part.</summary>
    public static double Units(int code) => code == 0 ? 0 : Math.ScaleB(1, code - 1 - Ranges.FractionBits);

    /// <summary>The code that comes nearest to a noise; none is 0.</summary>
    public static int Of(Noise? noise, Scale scale) => noise switch
    {
        null => 0,
        { Code: { } code } => code,
        _ => Enumerable.Range(0, Noise.MostCode + 1).MinBy(code => Math.Abs(Units(code) - noise.Amplitude!.Value * scale.LevelUnits)),
    };
}
