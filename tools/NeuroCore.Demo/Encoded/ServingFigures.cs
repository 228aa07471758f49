// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Demo.Encoded;

/// <summary>How fast a board served images, on its own clock.</summary>
/// <param name="Images">Images shown.</param>
/// <param name="ToBoard">Bytes on the wire to the board.</param>
/// <param name="ToHost">Bytes on the wire from the board.</param>
/// <param name="Clocks">Clocks from the first start bit to the last stop bit of the last answer.</param>
/// <param name="ClockHertz">Clocks a second.</param>
internal sealed record ServingFigures(int Images, long ToBoard, long ToHost, long Clocks, long ClockHertz)
{
    /// <summary>Bytes to the board for an image.</summary>
    internal double ToBoardEach => (double)ToBoard / Images;

    /// <summary>Bytes from the board for an image.</summary>
    internal double ToHostEach => (double)ToHost / Images;

    /// <summary>Images a second.</summary>
    internal double Rate => (double)Images * ClockHertz / Clocks;

    /// <summary>From the statistics of a board whose clock stood before the images, and after them.</summary>
    internal static ServingFigures Between(WireStatistics before, WireStatistics after, int images, long clockHertz) => new(
        images,
        after.Bytes - before.Bytes,
        after.BytesToHost - before.BytesToHost,
        after.LastClockToHost - before.Clocks,
        clockHertz);
}
