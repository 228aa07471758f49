// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Model;

/// <summary>An event, as far as its cost goes.</summary>
/// <param name="Source">Its source.</param>
/// <param name="Blocks">Occupied blocks of the source: last minus first plus 1, or 0 if it has no synapse.</param>
/// <param name="Plastic">The class of the source is plastic.</param>
public readonly record struct EventCost(int Source, int Blocks, bool Plastic = false);
