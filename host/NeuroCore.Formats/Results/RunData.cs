// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Formats.Results;

/// <summary>A spike of a member of a population.</summary>
/// <param name="Tick">Tick from the start of the run.</param>
/// <param name="Index">Which member.</param>
/// <param name="Sign">1 or -1.</param>
public readonly record struct DataSpike(long Tick, int Index, int Sign);

/// <summary>What the members of a population or an input did.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Size">Members.</param>
/// <param name="Spikes">Spikes, by tick.</param>
public sealed record DataPopulation(string Name, int Size, ImmutableArray<DataSpike> Spikes);

/// <summary>A value of a neuron over time.</summary>
/// <param name="Name">Population, index and quantity, such as <c>hidden.3.v</c>.</param>
/// <param name="Ticks">When it was sampled, after these ticks.</param>
/// <param name="Values">The board's integers.</param>
public sealed record DataTrace(string Name, ImmutableArray<long> Ticks, ImmutableArray<int> Values);

/// <summary>What a run gave, for files of other tools.</summary>
/// <param name="Network">Name of the network.</param>
/// <param name="TickSeconds">Time of a tick, seconds.</param>
/// <param name="Ticks">Ticks of the run.</param>
/// <param name="Populations">Populations.</param>
/// <param name="Traces">Sampled values.</param>
public sealed record RunData(string Network, double TickSeconds, int Ticks, ImmutableArray<DataPopulation> Populations, ImmutableArray<DataTrace> Traces);
