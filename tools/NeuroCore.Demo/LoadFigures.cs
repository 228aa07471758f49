// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Demo;

/// <summary>How well loading filled the wire, on the virtual board's own clock.</summary>
/// <param name="Payload">Bytes of the image: two for each word of its sections.</param>
/// <param name="OnWire">Bytes that went over the wire for them: frames, checksums, and the clearing of old state included.</param>
/// <param name="Clocks">Clocks from the first start bit of loading to its last stop bit.</param>
/// <param name="ClocksPerByte">Clocks that a byte takes on the wire, start and stop bit included.</param>
internal sealed record LoadFigures(long Payload, long OnWire, long Clocks, long ClocksPerByte)
{
    private const int BitsPerByte = 10;

    /// <summary>Share of the wire's bytes in that time that carried the image, percent.</summary>
    internal double Goodput => 100.0 * Payload * ClocksPerByte / Clocks;

    /// <summary>Share of that time in which the wire carried anything, percent.</summary>
    internal double Busy => 100.0 * OnWire * ClocksPerByte / Clocks;

    /// <summary>From the statistics of a board whose clock stood before loading, and after it.</summary>
    internal static LoadFigures Between(WireStatistics before, WireStatistics after, RegisterImage image) => new(
        2 * image.Sections.Sum(section => (long)section.Length),
        after.Bytes - before.Bytes,
        after.LastClock - before.Clocks,
        after.ClocksPerBit * BitsPerByte);
}
