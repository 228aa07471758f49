// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Model;

/// <summary>What a lane has of its own in a product: the other side of its synapse.</summary>
/// <param name="First">Trace 1 of the other side.</param>
/// <param name="Second">Trace 2 of the other side.</param>
/// <param name="Factor">m of the neuron, where that is the other side: bit 7 sign, bits 0..6 magnitude.</param>
/// <param name="Noise">The noise byte of the synapse.</param>
public readonly record struct LaneOperands(byte First, byte Second, byte Factor, byte Noise);
