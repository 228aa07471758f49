// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Formats.Hdf;

namespace NeuroCore.Formats.Events;

/// <summary>
/// Recordings of the Heidelberg spiking data sets SHD and SSC: HDF5 with <c>spikes/times</c> (seconds) and
/// <c>spikes/units</c>, a list of variable length for each recording, and <c>labels</c>.
/// </summary>
public static class ShdFile
{
    /// <summary>Channels of the artificial cochlea.</summary>
    public const int Channels = 700;

    /// <summary>Reads one recording.</summary>
    /// <param name="path">The file.</param>
    /// <param name="entry">Which recording, from 0.</param>
    /// <exception cref="FormatException">The file is damaged, no such file, or has no such recording.</exception>
    public static SensorRecording Read(string path, int entry)
    {
        using var file = HdfFile.Open(path);
        var spikes = file.Root.Group("spikes");
        if (spikes?.Sequences("times") is not { } count || spikes.Sequences("units") is not { } units)
            throw new FormatException(path, "this HDF5 file has no lists spikes/times and spikes/units, so it is no SHD.");
        if (count != units)
            throw new FormatException(path, $"has {count} lists of times and {units} of units.");
        if (entry < 0 || entry >= count)
            throw new FormatException(path, $"has {count} recordings, so the last one is {count - 1}; there is no {entry}.");
        var (times, channels) = (spikes.Sequence("times", entry), spikes.Sequence("units", entry));
        if (times.Length != channels.Length)
            throw new FormatException(path, $"has {times.Length} times and {channels.Length} units in recording {entry}.");
        var events = ImmutableArray.CreateBuilder<SensorEvent>(times.Length);
        for (var at = 0; at < times.Length; at++)
        {
            if (!double.IsFinite(times[at]) || times[at] < 0)
                throw new FormatException(path, $"has the time {times[at]} in recording {entry}, where seconds from 0 on are expected.");
            if (channels[at] is not (>= 0 and < Channels))
                throw new FormatException(path, $"has the unit {channels[at]} in recording {entry}, but units are 0 to {Channels - 1}.");
            events.Add(new SensorEvent(times[at], (int)channels[at]));
        }

        var labels = file.Root.Read("labels")?.Numbers;
        return new SensorRecording(Channels, events.MoveToImmutable(), $"{Channels} channels")
        {
            Label = labels is not null && entry < labels.Length ? (int)labels[entry] : null,
        };
    }
}
