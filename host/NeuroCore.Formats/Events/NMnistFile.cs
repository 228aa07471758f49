// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Formats.Events;

/// <summary>Recordings of N-MNIST and its kin (<c>.bin</c>).</summary>
/// <remarks>
/// Five bytes an event, big-endian: x; y; a bit of polarity and 23 bits of time in microseconds. An event whose y is 240
/// says that the time has overflowed: 8,192 microseconds are to be added to all that follow.
/// </remarks>
public static class NMnistFile
{
    /// <summary>Pixels of a row and rows of N-MNIST.</summary>
    public const int Side = 34;

    private const int Bytes = 5;
    private const int Widest = 256;
    private const int Overflow = 240;
    private const int OverflowTime = 1 << 13;
    private const double Microsecond = 1e-6;

    /// <summary>Reads a recording.</summary>
    /// <param name="path">The file.</param>
    /// <param name="width">Pixels of a row, 1..256.</param>
    /// <param name="height">Rows, 1..240.</param>
    /// <exception cref="FormatException">It is no such file, or an event lies outside of the pixels.</exception>
    public static SensorRecording Read(string path, int width = Side, int height = Side)
    {
        if (width is < 1 or > Widest || height is < 1 or > Overflow)
            throw new FormatException(path, $"cannot have {width} x {height} pixels: N-MNIST has {Widest} x {Overflow} at most (--size).");
        using var file = EventBytes.Open(path);
        var bytes = EventBytes.ToEnd(path, file, SensorRecording.MostEvents * Bytes, "the recording");
        if (bytes.Length == 0 || bytes.Length % Bytes != 0)
            throw new FormatException(path, $"has {bytes.Length} bytes, but an event has {Bytes}, and there is one at least.");
        var events = ImmutableArray.CreateBuilder<SensorEvent>();
        var late = 0L;
        for (var at = 0; at < bytes.Length; at += Bytes)
        {
            var (x, y) = (bytes[at], bytes[at + 1]);
            if (y == Overflow)
            {
                late += OverflowTime;
                continue;
            }

            if (x >= width || y >= height)
                throw new FormatException(path, $"has its event {at / Bytes} at the pixel {x}, {y}, but there are {width} x {height} (--size says otherwise).");
            var time = ((bytes[at + 2] & 0x7f) << 16) | (bytes[at + 3] << 8) | bytes[at + 4];
            events.Add(new SensorEvent((time + late) * Microsecond, SensorRecording.Pixel(x, y, (bytes[at + 2] & 0x80) != 0, width, height)));
        }

        return new SensorRecording(2 * width * height, events.DrainToImmutable(), SensorRecording.Camera(width, height));
    }
}
