// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Link;

/// <summary>A synapse as it is now.</summary>
/// <param name="Pre">Index in the source population, from 0.</param>
/// <param name="Post">Index in the target population, from 0.</param>
/// <param name="Weight">Weight on the network's scale, as a description says it: before the sign and the exponent of its projection.</param>
/// <param name="Code">The board's integer: -127..127; in builds with fine synapses 256 times as much.</param>
/// <param name="Tag">Tag, -15..15; 0 in builds without tags.</param>
public readonly record struct SynapseWeight(int Pre, int Post, double Weight, int Code, int Tag = 0);
