// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>A pair of a connector.</summary>
/// <param name="Pre">Index in the source, from 0.</param>
/// <param name="Post">Index in the target, from 0.</param>
/// <param name="Weight">Weight, if the connector brings it.</param>
/// <param name="Delay">Delay, if the connector brings it.</param>
public readonly record struct ListedPair(int Pre, int Post, double? Weight, Duration? Delay = null);
