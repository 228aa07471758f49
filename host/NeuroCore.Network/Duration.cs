// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace NeuroCore.Network;

/// <summary>A length of time, in seconds or in ticks of the network; never negative.</summary>
public readonly record struct Duration
{
    private Duration(double value, bool inTicks)
    {
        if (!double.IsFinite(value) || value < 0)
        {
            throw new DescriptionException(
                $"{value.ToString(CultureInfo.InvariantCulture)} is no length of time: it must be finite and not negative.");
        }

        Value = value;
        InTicks = inTicks;
    }

    /// <summary>The number: seconds, or ticks if <see cref="InTicks"/>.</summary>
    public double Value { get; }

    /// <summary>True if <see cref="Value"/> counts ticks, false if it counts seconds.</summary>
    public bool InTicks { get; }

    /// <summary>So many seconds, 0 or more.</summary>
    /// <exception cref="DescriptionException">The number is negative or not finite.</exception>
    public static Duration Seconds(double value) => new(value, false);

    /// <summary>So many thousandths of a second, 0 or more.</summary>
    /// <exception cref="DescriptionException">The number is negative or not finite.</exception>
    public static Duration Milliseconds(double value) => new(value / 1e3, false);

    /// <summary>So many millionths of a second, 0 or more.</summary>
    /// <exception cref="DescriptionException">The number is negative or not finite.</exception>
    public static Duration Microseconds(double value) => new(value / 1e6, false);

    /// <summary>So many ticks of the network, 0 or more.</summary>
    /// <exception cref="DescriptionException">The number is negative or not finite.</exception>
    public static Duration Ticks(double value) => new(value, true);

    /// <summary>This time in seconds.</summary>
    /// <param name="tickSeconds">Time that a tick stands for, seconds.</param>
    public double SecondsAt(double tickSeconds) => InTicks ? Value * tickSeconds : Value;

    /// <summary>This time in ticks, whole or not.</summary>
    /// <param name="tickSeconds">Time that a tick stands for, seconds.</param>
    public double TicksAt(double tickSeconds) => InTicks ? Value : Value / tickSeconds;

    /// <summary>This time in whole ticks.</summary>
    /// <param name="tickSeconds">Time that a tick stands for, seconds.</param>
    /// <param name="what">What the time is, for the message.</param>
    /// <exception cref="DescriptionException">It is not a whole number of ticks, or too many of them.</exception>
    public int WholeTicks(double tickSeconds, string what)
    {
        var ticks = TicksAt(tickSeconds);
        var whole = Math.Round(ticks);
        if (Math.Abs(ticks - whole) > 1e-6 * Math.Max(1, whole))
        {
            throw new DescriptionException(
                $"{what} is {this}, which is not a whole number of ticks of {Seconds(tickSeconds)}: " +
                $"the nearest is {whole.ToString(CultureInfo.InvariantCulture)} ticks.");
        }

        return whole <= int.MaxValue
            ? (int)whole
            : throw new DescriptionException($"{what} is {this}, more than the {int.MaxValue} ticks that can be counted.");
    }

    /// <summary>The time with a unit that suits it, as a description would write it.</summary>
    public override string ToString() => (InTicks, Value) switch
    {
        (true, _) => Text(Value, "ticks"),
        (_, >= 1 or 0) => Text(Value, "s"),
        (_, >= 1e-3) => Text(Value * 1e3, "ms"),
        _ => Text(Value * 1e6, "us"),
    };

    private static string Text(double value, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{value:0.######} {unit}");
}
