// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>A spike that an encoder makes.</summary>
/// <param name="Tick">When, from 0.</param>
/// <param name="Index">Which input of those that the encoder drives, from 0.</param>
public readonly record struct EncodedSpike(int Tick, int Index);

/// <summary>What encoders have in common.</summary>
internal static class EncoderRules
{
    /// <summary>Refuses a number of ticks that is none.</summary>
    public static void RequireTicks(int ticks)
    {
        if (ticks < 1)
            throw new DescriptionException($"{ticks} ticks hold no spikes: an encoder needs 1 or more.");
    }

    /// <summary>A value as a share of its range; refused outside of it.</summary>
    public static double Share(double value, double least, double most) => value >= least && value <= most && most > least
        ? (value - least) / (most - least)
        : throw new DescriptionException($"the value {Numbers.Text(value)} does not lie within {Numbers.Text(least)}..{Numbers.Text(most)}: give the range that the values have.");
}
