// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Network;

/// <summary>
/// The leaky integrate-and-fire neurons of a population. Numbers without a unit are on the membrane scale of the
/// network; see <c>host/guide/description.md</c> for what a neuron does with them.
/// </summary>
public sealed record NeuronParameters
{
    /// <summary>A neuron spikes when its membrane is at or above this.</summary>
    public required NeuronValues Threshold { get; init; }

    /// <summary>Decay of the membrane; by default there is none.</summary>
    public Decays TauMembrane { get; init; } = Decay.Never;

    /// <summary>Decay of the synaptic current; by default it lasts one tick.</summary>
    public Decays TauSynapse { get; init; } = Decay.AtOnce;

    /// <summary>Decay of the current of the second receptor, in builds that have one; by default it lasts one tick.</summary>
    public Decay TauSecond { get; init; } = Decay.AtOnce;

    /// <summary>Added to the membrane every tick; by default 0.</summary>
    public NeuronValues Bias { get; init; } = NeuronValues.Shared(0);

    /// <summary>Time that a spike holds the membrane, 0 to 127 ticks; by default 0.</summary>
    public Duration Refractory { get; init; }

    /// <summary>What a spike does to the membrane; by default it becomes <see cref="VReset"/>.</summary>
    public ResetMode Reset { get; init; } = ResetMode.Value;

    /// <summary>Membrane after a reset to value; by default 0.</summary>
    public double VReset { get; init; }

    /// <summary>Share of the overshoot above the threshold that a reset by subtraction keeps; by default all of it.</summary>
    public Share ResetKeep { get; init; } = Share.All;

    /// <summary>Lowest membrane, below every threshold; null (the default) is the lowest that the board can hold.</summary>
    public double? VMin { get; init; }

    /// <summary>Membrane before the first tick; by default 0.</summary>
    public NeuronValues VInit { get; init; } = NeuronValues.Shared(0);

    /// <summary>Adaptive threshold; null (the default) is none.</summary>
    public Adaptation? Adaptation { get; init; }

    /// <summary>What adaptation adds to the threshold before the first tick; by default 0.</summary>
    public NeuronValues ThetaInit { get; init; } = NeuronValues.Shared(0);

    /// <summary>Noise of the membrane; null (the default) is none.</summary>
    public Noise? Noise { get; init; }

    /// <summary>True if the neurons also spike with negative sign, at or below minus the threshold; by default false.</summary>
    public bool Bipolar { get; init; }

    /// <summary>Neurons that keep their state and never spike; by default none.</summary>
    public Cells Silenced { get; init; } = Cells.None;

    /// <summary>k: most neurons of the population that spike in a tick, those furthest above their threshold; null (the default): all may.</summary>
    public int? Winners { get; init; }

    /// <summary>Batch normalisation of the current; null (the default) is none.</summary>
    public Normalisation? Normalisation { get; init; }

    /// <summary>The board's shift from accumulator to current, 0..7; null (the default) lets the compiler choose.</summary>
    public int? AccumulatorShift { get; init; }

    /// <summary>The same of the second receptor.</summary>
    public int? SecondShift { get; init; }
}
