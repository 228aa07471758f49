// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Compiler.Learning;

/// <summary>A learning rule as a build executes it.</summary>
/// <param name="Name">Name of the rule.</param>
/// <param name="Pre">Products on an event of the source, up to four; word 0 of the program in bits 0..15, word 1 above.</param>
/// <param name="Post">Products on a spike of the neuron, likewise.</param>
/// <param name="Epoch">Products at the end of an epoch, likewise.</param>
/// <param name="Traces">Settings of the traces x1, x2, y1 and y2; null where the rule does not use one.</param>
/// <param name="EpochShift">k, 0..15: an epoch ends every 2^k ticks; null where the rule has no epoch.</param>
/// <param name="NeedsTags">The rule reads or writes tags.</param>
/// <param name="Notes">What the assembler rounded, a sentence each.</param>
public sealed record AssembledRule(
    string Name,
    ImmutableArray<uint> Pre,
    ImmutableArray<uint> Post,
    ImmutableArray<uint> Epoch,
    ImmutableArray<TraceSetting?> Traces,
    int? EpochShift,
    bool NeedsTags,
    ImmutableArray<string> Notes);
