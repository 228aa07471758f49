// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Compiler.Learning;

/// <summary>How a trace decays and grows, in the board's own numbers.</summary>
/// <param name="Mantissa">d, 0..255: the trace loses d / 2^(8 + shift) of itself each tick.</param>
/// <param name="Shift">k, 0..15.</param>
/// <param name="Impulse">What an event adds, 0..255.</param>
public sealed record TraceSetting(int Mantissa, int Shift, int Impulse);
