// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Compiler;

/// <summary>What the board makes of a drive.</summary>
public static class DriveEncoding
{
    /// <summary>The word of the encoder bank for a member of an input; rates are rounded to 16,384ths of a spike a tick.</summary>
    /// <param name="drive">What makes the input spike.</param>
    /// <param name="index">Which member, from 0.</param>
    /// <param name="tickSeconds">Time that a tick stands for, seconds.</param>
    public static EncoderWord Of(Drive drive, int index, double tickSeconds) => drive switch
    {
        BernoulliDrive bernoulli => new EncoderWord(InputEncoding.Bernoulli, Rate(bernoulli.Rates, index, tickSeconds)),
        RegularDrive regular => new EncoderWord(InputEncoding.Regular, Rate(regular.Rates, index, tickSeconds)),
        LatencyDrive { Latencies: var latencies } when latencies.TicksAt(index, tickSeconds) is { } ticks =>
            new EncoderWord(InputEncoding.Latency, ticks),
        _ => new EncoderWord(InputEncoding.None, 0),
    };

    private static int Rate(Rates rates, int index, double tickSeconds) => Math.Min(
        (int)Math.Round(rates.PerTickAt(index, tickSeconds) * EncoderWord.DriveOfOne, MidpointRounding.AwayFromZero),
        EncoderWord.DriveOfOne - 1);
}
