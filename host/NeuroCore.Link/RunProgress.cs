// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Link;

/// <summary>How far a run is.</summary>
/// <param name="TicksDone">Ticks whose spikes have all come.</param>
/// <param name="Ticks">Ticks asked for.</param>
/// <param name="Spikes">Spikes so far.</param>
public readonly record struct RunProgress(int TicksDone, int Ticks, int Spikes);
