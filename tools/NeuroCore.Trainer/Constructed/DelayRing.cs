// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Network;

namespace NeuroCore.Trainer.Constructed;

/// <summary>Sixteen relays in a ring, 15 with a delay of 7 ticks and one with 6: a spike comes by again after 15 * 8 + 7 = 127 ticks.</summary>
public static class DelayRing
{
    /// <summary>Relays of the ring.</summary>
    public const int Relays = 16;

    /// <summary>Ticks of a turn, and so of input that the ring holds.</summary>
    public const int Ticks = 127;

    /// <summary>Ticks of the input in which there is a spike: each by the toss of a coin.</summary>
    public static ImmutableArray<int> Spikes(ulong seed)
    {
        var random = new SplitMix64(seed);
        return [.. Enumerable.Range(0, Ticks).Where(_ => random.Below(2) == 0)];
    }
}
