// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Emulator.Plan;

/// <summary>A winner-take-all group.</summary>
/// <param name="First">First neuron.</param>
/// <param name="Last">Last neuron.</param>
/// <param name="Winners">Most that fire in a tick.</param>
internal readonly record struct WinnerGroup(int First, int Last, int Winners);
