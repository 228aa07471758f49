// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Network;

namespace NeuroCore.Compiler;

/// <summary>Who reaches whom in a population.</summary>
/// <param name="Parts">For each projection into it the number of its first source among all members of populations and inputs, and its connections.</param>
internal sealed record Arrivals(ImmutableArray<(int FirstSource, ConnectionList Connections)> Parts)
{
    /// <summary>Pairs.</summary>
    public int Count => Parts.Sum(part => part.Connections.Count);
}
