// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Link;

/// <summary>An event that the host gives.</summary>
/// <param name="Tick">Tick in which it is delivered, counted from the start of the run.</param>
/// <param name="Source">Number of the source.</param>
/// <param name="IsNegative">True if it acts with the opposite sign; only builds with signed spikes take such.</param>
public readonly record struct SourceEvent(int Tick, int Source, bool IsNegative = false);
