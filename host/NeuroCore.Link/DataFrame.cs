// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;

namespace NeuroCore.Link;

/// <summary>Words from the board, in the order in which it sent them.</summary>
/// <param name="Reply"><see cref="Reply.ReadData"/> or <see cref="Reply.EventData"/>.</param>
/// <param name="Words">Its words.</param>
public sealed record DataFrame(Reply Reply, ImmutableArray<ushort> Words);
