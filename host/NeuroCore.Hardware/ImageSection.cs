// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Hardware;

/// <summary>Words that follow each other in one bank.</summary>
/// <param name="Bank">Bank that they lie in; one that can be written.</param>
/// <param name="Address">Address of the first word.</param>
/// <param name="Words">The words, at least one.</param>
public sealed record ImageSection(Bank Bank, int Address, ImmutableArray<ushort> Words);
