// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Link;

/// <summary>An event that the host gives.</summary>
/// <param name="Tick">Tick in which it is delivered, counted from the start of the run.</param>
/// <param name="Source">Number of the source.</param>
public readonly record struct SourceEvent(int Tick, int Source);
