// SPDX-License-Identifier: Apache-2.0
using System.Numerics;

namespace NeuroCore.Compiler;

/// <summary>A number n * 2^e, exactly: every finite double is one, and sums and products of them are.</summary>
internal readonly record struct Dyadic(BigInteger Number, int Exponent)
{
    private const int FractionBits = 52;
    private const int ExponentBias = 1023 + FractionBits;

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => Number.Sign;

    /// <summary>The double, exactly.</summary>
    /// <param name="value">A finite number.</param>
    public static Dyadic Of(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)((bits >> FractionBits) & 0x7FF);
        var fraction = bits & ((1L << FractionBits) - 1);
        var size = exponent == 0 ? fraction : fraction | (1L << FractionBits);
        return new Dyadic(bits < 0 ? -size : size, Math.Max(exponent, 1) - ExponentBias);
    }

    public static Dyadic operator +(Dyadic one, Dyadic other)
    {
        var exponent = Math.Min(one.Exponent, other.Exponent);
        return new Dyadic((one.Number << (one.Exponent - exponent)) + (other.Number << (other.Exponent - exponent)), exponent);
    }

    public static Dyadic operator -(Dyadic value) => value with { Number = -value.Number };

    public static Dyadic operator -(Dyadic one, Dyadic other) => one + -other;

    public static Dyadic operator *(Dyadic one, Dyadic other) =>
        new(one.Number * other.Number, one.Exponent + other.Exponent);
}
