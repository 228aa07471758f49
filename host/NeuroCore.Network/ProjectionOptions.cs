// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>How a projection acts, beside its weights.</summary>
public sealed record ProjectionOptions
{
    /// <summary>Largest exponent that any build has.</summary>
    public const int MostExponent = 7;

    /// <summary>What all projections do unless they say otherwise.</summary>
    public static ProjectionOptions Default { get; } = new();

    /// <summary>Delays, 0 being the soonest: the tick after the spike. Null (the default) is 0, or what the connector brings.</summary>
    public DelayRule? Delay { get; init; }

    /// <summary>True if the weights act with the opposite sign; by default false.</summary>
    public bool Negative { get; init; }

    /// <summary>False if the projection is placed but delivers nothing; by default true.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>e, 0..7: weights act times 2^e. Only with integer weights, where null (the default) is 0; else the compiler chooses.</summary>
    public int? Exponent { get; init; }

    /// <summary>Name of the rule by which the weights change; null (the default): they stay.</summary>
    public string? Rule { get; init; }

    /// <summary>
    /// Weight that one integer step of the board stands for, above 0. Rules speak of such steps, so with real weights a
    /// projection with a rule must say it; null (the default) lets the compiler choose. With integer weights it is 1.
    /// </summary>
    public double? WeightUnit { get; init; }

    /// <summary>Where the synapses act; by default the first receptor.</summary>
    public Receptor Receptor { get; init; } = Receptor.First;
}
