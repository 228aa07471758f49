// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Link;

/// <summary>What a run gave.</summary>
/// <param name="Spikes">Spikes, by tick, then neuron.</param>
/// <param name="FirstTick">Number of the first tick of the run, on the board's own count.</param>
/// <param name="Ticks">Ticks that were run.</param>
/// <param name="Clocks">Clocks that the core spent in them, stalls left out.</param>
/// <param name="StallClocks">
/// Clocks that the core waited for the host. The board counts modulo 65,536: a wait of that length or more is told too short.
/// </param>
public sealed record RunRecord(ImmutableArray<Spike> Spikes, long FirstTick, int Ticks, long Clocks, long StallClocks)
{
    /// <summary>What the probes sampled, by tick, then in the order in which they were set.</summary>
    public ImmutableArray<ProbeSample> Samples { get; init; } = [];

    /// <summary>Ticks of a paced run that began late.</summary>
    public long Overruns { get; init; }

    /// <summary>Digest of the spikes, see <see cref="RunDigest"/>.</summary>
    public string Digest => RunDigest.Of(Spikes);
}
