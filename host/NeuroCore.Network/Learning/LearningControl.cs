// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>Whether and when a network learns.</summary>
public sealed record LearningControl
{
    /// <summary>What all networks do unless they say otherwise.</summary>
    public static LearningControl Default { get; } = new();

    /// <summary>False if weights stay as they are, whatever the rules say; by default true.</summary>
    public bool IsOn { get; init; } = true;

    /// <summary>Time of the run from which on weights change; null (the default): from its start.</summary>
    public Duration? From { get; init; }

    /// <summary>Time of the run before which they stop changing; null (the default): they do not.</summary>
    public Duration? Until { get; init; }

    /// <summary>g, the third factor of all synapses until the host sets another, -1..1; null (the default) is 0.</summary>
    public double? ThirdFactor { get; init; }

    /// <summary>First tick in which weights change.</summary>
    /// <param name="tickSeconds">Time that a tick stands for, seconds.</param>
    public int FirstTick(double tickSeconds) => From?.WholeTicks(tickSeconds, "'from' of learning") ?? 0;

    /// <summary>First tick in which they do not change any more; null: there is none.</summary>
    /// <param name="tickSeconds">Time that a tick stands for, seconds.</param>
    public int? EndTick(double tickSeconds) => Until?.WholeTicks(tickSeconds, "'until' of learning");

    /// <summary>Refuses what contradicts itself.</summary>
    /// <exception cref="DescriptionException">What does not fit.</exception>
    internal void Check(double tickSeconds)
    {
        var first = FirstTick(tickSeconds);
        if (EndTick(tickSeconds) is { } end && end <= first)
            throw new DescriptionException($"learning ends at {Until}, which is not after its beginning at {From ?? Duration.Ticks(0)}: make the window longer, or write 'on: false'.");
        if (ThirdFactor is { } factor && !(factor is >= -1 and <= 1))
            throw new DescriptionException($"third_factor of learning is {Numbers.Text(factor)}, but must lie within -1..1.");
    }
}
