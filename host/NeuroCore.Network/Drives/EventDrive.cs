// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>Spikes that the host sends, and no others.</summary>
public sealed record EventDrive : Drive
{
    internal EventDrive()
    {
    }

    internal override void Check(string what, int size, double tickSeconds)
    {
    }
}
