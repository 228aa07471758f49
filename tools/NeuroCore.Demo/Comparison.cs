// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Link;

namespace NeuroCore.Demo;

/// <summary>Says whether two boards did the same: every spike of every image, and the clocks it took.</summary>
internal static class Comparison
{
    /// <summary>The first difference in a sentence, or null.</summary>
    /// <param name="model">What the model did.</param>
    /// <param name="board">What the virtual board did with as many, or fewer, of the same images.</param>
    internal static string? FirstDifference(ImmutableArray<ShownImage> model, ImmutableArray<ShownImage> board)
    {
        for (int place = 0; place < board.Length; place++)
        {
            if (FirstDifference(model[place].Run, board[place].Run) is { } difference)
                return $"image {place + 1} of the held-out ones (line {board[place].Image.Number + 1} of digits.csv): {difference}";
        }
        return null;
    }

    private static string? FirstDifference(RunRecord model, RunRecord board)
    {
        int same = model.Spikes.AsSpan().CommonPrefixLength(board.Spikes.AsSpan());
        if (same < model.Spikes.Length || same < board.Spikes.Length)
            return $"spike {same + 1} is {Name(model, same)} on the model and {Name(board, same)} on the virtual board";
        if (model.Clocks != board.Clocks)
            return $"it took {model.Clocks} clocks on the model and {board.Clocks} on the virtual board";
        return null;
    }

    private static string Name(RunRecord run, int place) => place < run.Spikes.Length
        ? $"neuron {run.Spikes[place].Neuron} in tick {run.Spikes[place].Tick}"
        : "none";
}
