// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;
using NeuroCore.Link;

namespace NeuroCore.Daemon.Jobs;

/// <summary>Input of a request by number, as a program has it that compiled the network itself.</summary>
internal static class RawInput
{
    private const int DriveHeader = 2;

    /// <summary>Events.</summary>
    /// <exception cref="NeuroCoreException">One is of a source that is not there.</exception>
    public static List<SourceEvent> Events(int[][] list, RegisterImage image)
    {
        var events = new List<SourceEvent>(list.Length);
        foreach (var item in list)
        {
            if (item is not ([>= 0, >= 0] or [>= 0, >= 0, 1 or -1]) || item[1] >= image.Sources || (item.Length == 3 && item[2] < 0 && !image.Target.Has(Capabilities.Bipolar)))
                throw new NeuroCoreException($"`sources[{events.Count}]` is no event of this network: write [tick, source], or with 1 or -1 behind it where '{image.Target.Name}' has signs; its sources are 0 to {image.Sources - 1}.");
            events.Add(new SourceEvent(item[0], item[1], item.Length == 3 && item[2] < 0));
        }

        return events;
    }

    /// <summary>Changes of drives, in order.</summary>
    /// <exception cref="NeuroCoreException">One is outside the run or the encoder bank.</exception>
    public static ImmutableArray<DriveWords> Drives(int[][] list, RegisterImage image, int ticks)
    {
        var depth = image.Target.Encoders == 0 ? 0 : BankDepth.Of(image.Target, Bank.Encoder);
        var drives = new List<DriveWords>(list.Length);
        foreach (var item in list)
        {
            if (item is not [>= 0, >= 0, _, ..] || item[0] >= ticks || item[1] > depth - (item.Length - DriveHeader) || item.Skip(DriveHeader).Any(word => word is < 0 or > ushort.MaxValue))
                throw new NeuroCoreException($"`drives[{drives.Count}]` is no change of this network's encoders: write [tick, first word, word, ...]; '{image.Target.Name}' has {depth} words.");
            drives.Add(new DriveWords(item[0], item[1], [.. item.Skip(DriveHeader).Select(word => (ushort)word)]));
        }

        return [.. drives.OrderBy(drive => drive.Tick)];
    }
}
