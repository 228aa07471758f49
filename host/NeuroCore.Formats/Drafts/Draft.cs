// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Formats.Drafts;

/// <summary>A synapse on its way into a description.</summary>
/// <param name="Pre">Index in the source.</param>
/// <param name="Post">Index in the target.</param>
/// <param name="Weight">Weight on the network's scale.</param>
/// <param name="Delay">Ticks beyond the soonest, 0..7.</param>
public readonly record struct DraftSynapse(int Pre, int Post, double Weight, int Delay);

/// <summary>Inputs on their way into a description.</summary>
/// <param name="Name">Name.</param>
/// <param name="Size">Sources.</param>
public sealed record DraftInput(string Name, int Size)
{
    /// <summary>What drives them by itself, in the words of a description; null: spikes of the host alone.</summary>
    public string? Drive { get; init; }
}

/// <summary>Synapses from one population to another, on their way into a description.</summary>
/// <param name="Source">Population or input that they come from.</param>
/// <param name="Target">Population that they go to.</param>
/// <param name="Synapses">The synapses; at most one for each pair.</param>
public sealed record DraftProjection(string Source, string Target, ImmutableArray<DraftSynapse> Synapses);

/// <summary>Neurons on their way into a description. Of values of which there is one for each neuron, one for all may be given.</summary>
/// <param name="Name">Name.</param>
/// <param name="Size">Neurons.</param>
public sealed record DraftPopulation(string Name, int Size)
{
    /// <summary>Thresholds.</summary>
    public ImmutableArray<double> Threshold { get; init; } = [1];

    /// <summary>What the membrane gets in every tick.</summary>
    public ImmutableArray<double> Bias { get; init; } = [0];

    /// <summary>Membranes at the start.</summary>
    public ImmutableArray<double> VInit { get; init; } = [0];

    /// <summary>Share of the membrane that a tick keeps, 0..1.</summary>
    public ImmutableArray<double> KeepMembrane { get; init; } = [1];

    /// <summary>Share of the current that a tick keeps, 0..1.</summary>
    public ImmutableArray<double> KeepSynapse { get; init; } = [0];

    /// <summary>Membrane after a reset to a value.</summary>
    public double VReset { get; init; }

    /// <summary><c>value</c>, <c>subtract</c> or <c>none</c>.</summary>
    public string Reset { get; init; } = "value";

    /// <summary>Lowest membrane; null: the lowest that the hardware holds.</summary>
    public double? VMin { get; init; }

    /// <summary>Ticks that a spike holds the membrane, 0..127.</summary>
    public int Refractory { get; init; }
}

/// <summary>A spike of an input, on its way into a description.</summary>
/// <param name="Tick">When.</param>
/// <param name="Input">Name of the input.</param>
/// <param name="Index">Which of its members.</param>
public readonly record struct DraftSpike(int Tick, string Input, int Index);

/// <summary>A network on its way into a description.</summary>
/// <param name="Name">Name.</param>
/// <param name="TickSeconds">Time that a tick stands for, seconds.</param>
public sealed record Draft(string Name, double TickSeconds)
{
    /// <summary>What it is, in a sentence.</summary>
    public string? About { get; init; }

    /// <summary>True if all numbers are integers that the hardware takes as they are.</summary>
    public bool IsInteger { get; init; }

    /// <summary>Ticks of a run; null if nobody says.</summary>
    public int? RunTicks { get; init; }

    /// <summary>Inputs.</summary>
    public ImmutableArray<DraftInput> Inputs { get; init; } = [];

    /// <summary>Populations.</summary>
    public ImmutableArray<DraftPopulation> Populations { get; init; } = [];

    /// <summary>Projections.</summary>
    public ImmutableArray<DraftProjection> Projections { get; init; } = [];

    /// <summary>Spikes of inputs; needs <see cref="RunTicks"/>.</summary>
    public ImmutableArray<DraftSpike> Spikes { get; init; } = [];
}
