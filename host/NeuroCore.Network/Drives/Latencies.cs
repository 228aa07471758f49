// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Network;

/// <summary>A time per member of an input, or never: one for all, or one for each.</summary>
public sealed record Latencies
{
    /// <summary>Longest latency, ticks.</summary>
    public const int MostTicks = 16_383;

    private readonly ImmutableArray<Duration?> _times;

    private Latencies(ImmutableArray<Duration?> times, bool shared)
    {
        _times = times;
        IsShared = shared;
    }

    /// <summary>True if all members share one time.</summary>
    public bool IsShared { get; }

    /// <summary>How many times there are: 1 if shared.</summary>
    public int Count => _times.Length;

    /// <summary>The time of this member; null is never.</summary>
    /// <param name="index">Index in the input, from 0.</param>
    public Duration? this[int index] => IsShared ? _times[0] : _times[index];

    /// <summary>One time for all.</summary>
    public static Latencies Shared(Duration? time) => new([time], true);

    /// <summary>A time for each member, in order; null is never.</summary>
    public static Latencies Each(IEnumerable<Duration?> times) => new([.. times], false);

    /// <summary>Ticks until a member spikes, 0..16383; null is never.</summary>
    /// <param name="index">Index in the input, from 0.</param>
    /// <param name="tickSeconds">Time that a tick stands for, seconds.</param>
    public int? TicksAt(int index, double tickSeconds) => this[index]?.WholeTicks(tickSeconds, "a latency");

    /// <summary>True if both hold the same times in the same way.</summary>
    public bool Equals(Latencies? other) =>
        other is not null && IsShared == other.IsShared && _times.AsSpan().SequenceEqual(other._times.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(IsShared, _times.Length, _times.FirstOrDefault());

    internal void Check(string what, int size, double tickSeconds)
    {
        if (!IsShared && Count != size)
            throw new DescriptionException($"the drive of {what} has {Count} latencies, but the input has {size} members.");
        for (var index = 0; index < Count; index++)
        {
            if (this[index]?.WholeTicks(tickSeconds, $"a latency of {what}") is > MostTicks)
                throw new DescriptionException($"a latency of {what} is {this[index]}, more than {MostTicks} ticks, the most that there is.");
        }
    }
}
