// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>One spike that the host sends.</summary>
/// <param name="Tick">Tick in which it arrives, from 0 at the start of the run.</param>
/// <param name="Population">Name of an input.</param>
/// <param name="Index">Index in that input, from 0.</param>
/// <param name="Negative">True if it acts with the opposite sign.</param>
public readonly record struct InputSpike(int Tick, string Population, int Index, bool Negative = false);
