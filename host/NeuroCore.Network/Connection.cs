// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>One synapse of a projection.</summary>
/// <param name="Pre">Index in the source population, from 0.</param>
/// <param name="Post">Index in the target population, from 0.</param>
/// <param name="Weight">Weight on the network's scale.</param>
/// <param name="Delay">Ticks beyond the soonest, 0..7.</param>
public readonly record struct Connection(int Pre, int Post, double Weight, int Delay = 0);
