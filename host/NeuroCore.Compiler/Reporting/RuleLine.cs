// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Compiler;

/// <summary>A rule in an image.</summary>
/// <param name="Rule">Name of the rule.</param>
/// <param name="Number">1..7.</param>
/// <param name="Pre">Its products on an event of a source; the board executes as many as the rule that has most.</param>
/// <param name="Post">The same on a spike of a neuron.</param>
/// <param name="Epoch">The same at the end of an epoch.</param>
/// <param name="EpochTicks">Ticks of an epoch; null if the rule has none.</param>
/// <param name="Notes">What was rounded, a sentence each.</param>
public sealed record RuleLine(string Rule, int Number, int Pre, int Post, int Epoch, int? EpochTicks, ImmutableArray<string> Notes);
