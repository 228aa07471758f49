// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>One spike, at a time of its own.</summary>
/// <param name="Latencies">When.</param>
public sealed record LatencyDrive(Latencies Latencies) : Drive
{
    internal override void Check(string what, int size, double tickSeconds) => Latencies.Check(what, size, tickSeconds);
}
