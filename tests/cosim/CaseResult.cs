// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Cosim;

/// <summary>What came of a case.</summary>
/// <param name="What">Which case, in words.</param>
/// <param name="Seed">Its seed.</param>
/// <param name="Clocks">Clocks compared.</param>
/// <param name="Delivering">Of these, clocks in which events were being delivered.</param>
/// <param name="Spikes">Neurons that fired.</param>
/// <param name="Difference">The first difference; null: none.</param>
internal sealed record CaseResult(string What, ulong Seed, long Clocks, long Delivering, long Spikes, Difference? Difference);
