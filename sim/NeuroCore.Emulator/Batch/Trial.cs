// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;

namespace NeuroCore.Emulator;

/// <summary>A run of a batch. It begins where the image begins, whatever other runs do.</summary>
/// <param name="Ticks">How many ticks, 0 or more.</param>
/// <param name="Stimulus">Events from outside; null for none.</param>
public sealed record Trial(int Ticks, Stimulus? Stimulus = null)
{
    /// <summary>Words that are written over those of the image: parameters of a sweep.</summary>
    public ImmutableArray<(Bank Bank, int Address, ushort Word)> Words { get; init; } = [];
}

/// <summary>What a trial gave.</summary>
/// <param name="Spikes">Spikes that were handed out, by tick, then neuron.</param>
/// <param name="Clocks">Clocks that hardware would take for its ticks.</param>
public sealed record TrialResult(ImmutableArray<SpikeEntry> Spikes, uint Clocks);
