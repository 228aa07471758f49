// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Hardware;

/// <summary>The words of third factors, g and m: 7 bits of magnitude in 1/128 and a sign.</summary>
public static class ThirdFactor
{
    private const int One = 128;
    private const int MostMagnitude = One - 1;

    /// <summary>The word for a factor, rounded to the nearest 128th; 1 becomes 127/128.</summary>
    /// <param name="value">-1..1.</param>
    /// <exception cref="NeuroCoreException">The factor lies outside.</exception>
    public static ushort Encode(double value) => value is >= -1 and <= 1
        ? (ushort)(Math.Min(MostMagnitude, (int)Math.Round(Math.Abs(value) * One, MidpointRounding.AwayFromZero)) | (value < 0 ? One : 0))
        : throw new NeuroCoreException(FormattableString.Invariant($"A third factor is {value}, but must lie within -1..1."));

    /// <summary>The factor that a word says, -127/128..127/128.</summary>
    public static double Decode(ushort word) => (word & MostMagnitude) / (double)One * ((word & One) == 0 ? 1 : -1);
}
