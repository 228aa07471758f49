// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Compiler;

/// <summary>
/// The period of a neuron that its mean drive, bias and mean input together, makes fire. A bias of whole units and a decay of
/// 4096ths each come near, but their errors add up to another period, and the neuron drifts away from the described one. The
/// threshold, which has a hundred times the units of the bias where the membrane is slow, makes up for them.
/// </summary>
internal static class MeanPeriod
{
    // Longer ones are not worth their time: what the input does beside its mean decides.
    private const int LongestTicks = 100_000;

    /// <summary>Where the board's membrane is when the described one meets its threshold, both since a reset.</summary>
    /// <param name="described">Drive of a tick, share of v that it keeps, v after a reset, and threshold, in any unit.</param>
    /// <param name="board">The same as the board has them, in its units.</param>
    /// <returns>A threshold in the board's units; null if the mean drive does not fire the neuron within 100,000 ticks.</returns>
    public static double? Threshold((double Drive, double Keep, double Reset, double Threshold) described, (double Drive, double Keep, double Reset) board)
    {
        var (v, w) = (described.Reset, board.Reset);
        if (v >= described.Threshold || described.Drive <= (1 - described.Keep) * described.Threshold)
            return null;
        for (var tick = 0; tick < LongestTicks; tick++)
        {
            var (next, boardNext) = ((described.Keep * v) + described.Drive, (board.Keep * w) + board.Drive);
            if (next >= described.Threshold)
                return w + ((described.Threshold - v) / (next - v) * (boardNext - w));
            (v, w) = (next, boardNext);
        }

        return null;
    }
}
