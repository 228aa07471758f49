// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Trainer.Digits;

/// <summary>How an image becomes spikes: a regular train for each pixel, and some ticks of silence in which the network finishes.</summary>
/// <remarks>
/// Each tick adds the pixel's value to a phase; when the phase reaches 16 the pixel fires and 16 is taken off.
/// In 16 ticks a pixel of value p so fires exactly p times, as evenly as can be. Nothing here is random.
/// </remarks>
public static class SpikeCoding
{
    /// <summary>Ticks in which pixels fire.</summary>
    public const int ImageTicks = 16;

    /// <summary>Ticks of silence after them.</summary>
    public const int DrainTicks = 4;

    /// <summary>Ticks of a run.</summary>
    public const int Ticks = ImageTicks + DrainTicks;

    /// <summary>The pixels that fire in each tick, ascending.</summary>
    /// <returns>An entry for each of the <see cref="Ticks"/> ticks.</returns>
    public static ImmutableArray<ImmutableArray<int>> Encode(ReadOnlySpan<byte> pixels)
    {
        var ticks = ImmutableArray.CreateBuilder<ImmutableArray<int>>(Ticks);
        var phases = new int[pixels.Length];
        Array.Fill(phases, StartPhase);
        for (int tick = 0; tick < Ticks; tick++)
        {
            var firing = ImmutableArray.CreateBuilder<int>();
            for (int pixel = 0; pixel < pixels.Length && tick < ImageTicks; pixel++)
            {
                phases[pixel] += pixels[pixel];
                if (phases[pixel] < DigitImage.Ink)
                    continue;
                phases[pixel] -= DigitImage.Ink;
                firing.Add(pixel);
            }
            ticks.Add(firing.ToImmutable());
        }
        return ticks.MoveToImmutable();
    }

    private const int StartPhase = DigitImage.Ink / 2;
}
