// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>A share of something, 0..1.</summary>
public sealed record Share
{
    private Share(double fraction, int? keep)
    {
        Fraction = fraction;
        Keep4096 = keep;
    }

    /// <summary>All of it.</summary>
    public static Share All { get; } = new(1, null);

    /// <summary>The share, 0..1, before any rounding.</summary>
    public double Fraction { get; }

    /// <summary>0..4096: the share in 4096ths; null if it was given as a fraction.</summary>
    public int? Keep4096 { get; }

    /// <summary>A fraction.</summary>
    /// <param name="fraction">0..1; the board rounds it to 4096ths.</param>
    /// <exception cref="DescriptionException">The number is out of range.</exception>
    public static Share Of(double fraction) => fraction is >= 0 and <= 1
        ? new Share(fraction, null)
        : throw new DescriptionException($"a share is {Numbers.Text(fraction)}, but must lie within 0..1.");

    /// <summary>A share in the board's own units.</summary>
    /// <param name="keep">0..4096: so many 4096ths.</param>
    /// <exception cref="DescriptionException">The number is out of range.</exception>
    public static Share Keep(int keep) => keep is >= 0 and <= 4096
        ? new Share(keep / 4096.0, keep)
        : throw new DescriptionException($"a share is 0..4096 of 4096, not {keep}.");
}
