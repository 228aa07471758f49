// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Hardware;

/// <summary>First and last block of L neurons in which a source has synapses; delivery visits these alone.</summary>
/// <param name="First">First block, 0..63.</param>
/// <param name="Last">Last block, <paramref name="First"/>..63.</param>
public sealed record OccupiedRange(int First, int Last);
