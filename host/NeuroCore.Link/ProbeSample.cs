// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Link;

/// <summary>A word that was sampled after a tick.</summary>
/// <param name="Tick">The tick, on the board's own count.</param>
/// <param name="Bank">Bank of the word.</param>
/// <param name="Address">Its address, in words.</param>
/// <param name="Value">The word; signed where the bank's quantity is: cast it to <see cref="short"/>.</param>
public readonly record struct ProbeSample(long Tick, Bank Bank, int Address, ushort Value);
