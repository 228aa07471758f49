// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Model;

/// <summary>What all lanes share in a product: the side that triggers, and the third factor of all.</summary>
/// <param name="First">Trace 1 of its own side.</param>
/// <param name="Second">Trace 2 of its own side.</param>
/// <param name="Factor">m of the neuron, where that is its own side: bit 7 sign, bits 0..6 magnitude.</param>
/// <param name="Third">g: bit 7 sign, bits 0..6 magnitude in 1/128.</param>
public readonly record struct OwnOperands(byte First, byte Second, byte Factor, byte Third);
