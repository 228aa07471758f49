// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Cosim;

/// <summary>What a sample is told apart by.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Values">Its values, in words.</param>
internal sealed record Axis(string Name, params string[] Values);

/// <summary>Features of the semantics that are to meet in all their combinations.</summary>
/// <param name="Name">What is sampled.</param>
/// <param name="Axes">What samples are told apart by.</param>
internal sealed record Cross(string Name, params Axis[] Axes)
{
    /// <summary>Combinations.</summary>
    public int Count => Axes.Aggregate(1, (count, axis) => count * axis.Values.Length);

    /// <summary>Combinations that cannot be, each with the reason.</summary>
    public IReadOnlyList<(string Reason, Func<string[], bool> Has)> Impossible { get; init; } = [];

    /// <summary>Number of a combination.</summary>
    /// <param name="values">Place of the value on each axis.</param>
    public int Number(ReadOnlySpan<int> values)
    {
        var number = 0;
        for (var axis = 0; axis < Axes.Length; axis++)
            number = (number * Axes[axis].Values.Length) + values[axis];
        return number;
    }

    /// <summary>A combination in words.</summary>
    public string[] Values(int number)
    {
        var words = new string[Axes.Length];
        for (var axis = Axes.Length - 1; axis >= 0; axis--)
        {
            words[axis] = Axes[axis].Values[number % Axes[axis].Values.Length];
            number /= Axes[axis].Values.Length;
        }

        return words;
    }
}
