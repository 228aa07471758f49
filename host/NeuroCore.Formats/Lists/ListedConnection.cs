// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Formats.Lists;

/// <summary>A row of a list of connections.</summary>
/// <param name="Pre">Name of the source.</param>
/// <param name="Post">Name of the target.</param>
/// <param name="Weight">Weight.</param>
/// <param name="Delay">Ticks from spike to effect, 1 being the soonest.</param>
internal readonly record struct ListedConnection(string Pre, string Post, double Weight, double Delay);
