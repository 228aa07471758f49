// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>Noise that is added to the membrane in every tick in which it is not held: even, independent of tick and neuron.</summary>
public sealed record Noise
{
    /// <summary>Largest noise in the board's own units.</summary>
    public const int MostCode = 15;

    private Noise(double? amplitude, int? code)
    {
        Amplitude = amplitude;
        Code = code;
    }

    /// <summary>A: noise lies within -A..A, on the membrane scale; null if it was given in the board's own units.</summary>
    public double? Amplitude { get; }

    /// <summary>c, 0..15: noise within 2^(c - 1) 256ths of the board's membrane unit, none for 0; null if it was given as an amplitude.</summary>
    public int? Code { get; }

    /// <summary>Noise within these bounds; the compiler rounds to the nearest amplitude that the board has, which are powers of two.</summary>
    /// <param name="amplitude">A: within -A..A on the membrane scale, 0 or more.</param>
    /// <exception cref="DescriptionException">The number is negative or not finite.</exception>
    public static Noise Within(double amplitude) => amplitude >= 0 && Numbers.IsUsable(amplitude)
        ? new Noise(amplitude, null)
        : throw new DescriptionException($"the noise is {Numbers.Text(amplitude)}, but must be 0 or more and {Numbers.Usable}.");

    /// <summary>Noise in the board's own units.</summary>
    /// <param name="code">c, 0..15: within 2^(c - 1) 256ths of the board's membrane unit, none for 0.</param>
    /// <exception cref="DescriptionException">The number is out of range.</exception>
    public static Noise OfCode(int code) => code is >= 0 and <= MostCode
        ? new Noise(null, code)
        : throw new DescriptionException($"noise_amplitude is {code}, but must lie within 0..{MostCode}.");
}
