// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>An adaptive threshold: every spike, of either sign, raises the threshold by an amount that then decays.</summary>
public sealed record Adaptation
{
    /// <summary>Longest period of the decay, as the power of two that it is.</summary>
    public const int MostPeriod = 7;

    /// <summary>Added to theta by a spike, on the membrane scale; below 0 a spike lowers the threshold.</summary>
    public required double Increment { get; init; }

    /// <summary>
    /// Decay of theta; by default there is none. A time constant is time; what a decay in the board's own units
    /// (<see cref="Decay.Keep4096"/>) keeps, it keeps once in 2^<see cref="Period"/> ticks.
    /// </summary>
    public Decay Tau { get; init; } = Decay.Never;

    /// <summary>p, 0..7: theta decays once in 2^p ticks; null (the default) lets the compiler choose, 0 with a decay in the board's own units.</summary>
    public int? Period { get; init; }
}
