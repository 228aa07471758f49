// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Formats.Events;

/// <summary>Something that a sensor saw.</summary>
/// <param name="Seconds">When, from the first event of the recording or as the file counts.</param>
/// <param name="Channel">Where: the number of the input that spikes, 0 or more.</param>
public readonly record struct SensorEvent(double Seconds, int Channel);

/// <summary>A recording of an event-driven sensor.</summary>
/// <param name="Channels">Channels; of a camera (polarity * height + y) * width + x, polarity 0 being darker.</param>
/// <param name="Events">Events in the order of the file.</param>
/// <param name="Layout">What the channels are, such as <c>34 x 34 pixels, 2 polarities</c>.</param>
public sealed record SensorRecording(int Channels, ImmutableArray<SensorEvent> Events, string Layout)
{
    /// <summary>Most events that are read of a file.</summary>
    public const int MostEvents = 1 << 24;

    /// <summary>What the recording shows, if the file says so; else null.</summary>
    public int? Label { get; init; }

    /// <summary>The channel of a camera's pixel.</summary>
    internal static int Pixel(int x, int y, bool isBrighter, int width, int height) => ((((isBrighter ? 1 : 0) * height) + y) * width) + x;

    /// <summary>The layout of a camera in words.</summary>
    internal static string Camera(int width, int height) => $"{width} x {height} pixels, 2 polarities";
}
