// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Emulator.Plan;

/// <summary>A run of sources that learn by one rule when a neuron of a block fires.</summary>
/// <param name="First">First source.</param>
/// <param name="Count">Sources.</param>
/// <param name="Rule">Rule, 1..7.</param>
internal readonly record struct ColumnPiece(int First, int Count, int Rule);
