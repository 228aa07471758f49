// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>A pair of a connector.</summary>
/// <remarks>What it does not bring is a number that is none, and of a delay in seconds the sign is set: lists of millions of pairs are half as long as with types that may be null.</remarks>
public readonly record struct ListedPair
{
    private const long NoneBits = 0x7FF8_0000_4E4F_4E45;    // a NaN that no arithmetic gives

    private readonly double _weight;
    private readonly double _delay;

    /// <summary>A pair.</summary>
    /// <param name="pre">Index in the source, from 0.</param>
    /// <param name="post">Index in the target, from 0.</param>
    /// <param name="weight">Weight, if the connector brings it.</param>
    /// <param name="delay">Delay, if the connector brings it.</param>
    public ListedPair(int pre, int post, double? weight, Duration? delay = null)
    {
        (Pre, Post) = (pre, post);
        _weight = weight ?? None;
        _delay = delay is { } time ? Math.CopySign(time.Value, time.InTicks ? 1 : -1) : None;
    }

    /// <summary>Index in the source, from 0.</summary>
    public int Pre { get; }

    /// <summary>Index in the target, from 0.</summary>
    public int Post { get; }

    /// <summary>Weight, if the connector brings it.</summary>
    public double? Weight => IsNone(_weight) ? null : _weight;

    /// <summary>Delay, if the connector brings it.</summary>
    public Duration? Delay => IsNone(_delay) ? null : double.IsNegative(_delay) ? Duration.Seconds(-_delay) : Duration.Ticks(_delay);

    private static double None => BitConverter.Int64BitsToDouble(NoneBits);

    private static bool IsNone(double number) => BitConverter.DoubleToInt64Bits(number) == NoneBits;
}
