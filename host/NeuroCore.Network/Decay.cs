// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>How a membrane or a synaptic current decays from tick to tick.</summary>
public sealed record Decay
{
    private Decay(Duration? timeConstant, int? keep)
    {
        TimeConstant = timeConstant;
        Keep4096 = keep;
    }

    /// <summary>Nothing is lost: a membrane without leak.</summary>
    public static Decay Never { get; } = new(null, 4096);

    /// <summary>Nothing is kept: a current that lasts one tick.</summary>
    public static Decay AtOnce { get; } = new(null, 0);

    /// <summary>The time constant, above 0; null if the decay was given in the board's own units.</summary>
    public Duration? TimeConstant { get; }

    /// <summary>0..4096: how many 4096ths a tick keeps; null if the decay was given as a time constant.</summary>
    public int? Keep4096 { get; }

    /// <summary>Exponential decay.</summary>
    /// <param name="timeConstant">Time after which 1/e is left; above 0.</param>
    /// <exception cref="DescriptionException">The time constant is 0.</exception>
    public static Decay Tau(Duration timeConstant) => timeConstant.Value > 0
        ? new Decay(timeConstant, null)
        : throw new DescriptionException("a time constant must be above 0: write none for no decay of a membrane, or for a current that lasts one tick.");

    /// <summary>A decay in the board's own units.</summary>
    /// <param name="keep">0..4096: how many 4096ths a tick keeps.</param>
    /// <exception cref="DescriptionException">The number is out of range.</exception>
    public static Decay Keep(int keep) => keep is >= 0 and <= 4096
        ? new Decay(null, keep)
        : throw new DescriptionException($"a decay keeps 0..4096 of 4096 each tick, not {keep}.");

    /// <summary>The fraction that is left after a tick, 0..1, before any rounding.</summary>
    /// <param name="tickSeconds">Time that a tick stands for, seconds.</param>
    public double FractionKept(double tickSeconds) => TimeConstant is { } tau
        ? Math.Exp(-1 / tau.TicksAt(tickSeconds))
        : Keep4096!.Value / 4096.0;
}
