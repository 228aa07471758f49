// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Network;

namespace NeuroCore.Formats.Events;

/// <summary>Events of a sensor as spikes of inputs.</summary>
public static class TickedEvents
{
    /// <summary>An event at t seconds becomes a spike in tick floor(t / tick); several of a channel in a tick become one, as the core has it.</summary>
    /// <param name="recording">The events.</param>
    /// <param name="tickSeconds">Time that a tick stands for, seconds, above 0.</param>
    /// <param name="ticks">Ticks to keep; null: all.</param>
    /// <returns>Spikes, ascending by tick, then by index; none twice.</returns>
    /// <exception cref="DescriptionException">The recording is longer than ticks can count.</exception>
    public static ImmutableArray<EncodedSpike> Of(SensorRecording recording, double tickSeconds, int? ticks)
    {
        ArgumentNullException.ThrowIfNull(recording);
        var spikes = new HashSet<EncodedSpike>();
        foreach (var one in recording.Events)
        {
            // A time that is a whole number of ticks but for rounding belongs to that tick.
            var tick = Math.Floor((one.Seconds / tickSeconds) + 1e-9);
            if (tick >= int.MaxValue)
                throw new DescriptionException($"an event at {one.Seconds} s is beyond what ticks of {tickSeconds} s can count: give longer ones (--dt).");
            if (ticks is null || tick < ticks)
                spikes.Add(new EncodedSpike((int)tick, one.Channel));
        }

        return [.. spikes.OrderBy(spike => spike.Tick).ThenBy(spike => spike.Index)];
    }
}
