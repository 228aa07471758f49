// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Trainer.Direction;

/// <summary>Learns from examples how long each input must wait, so that all spikes of a bar reach the detector together.</summary>
public static class DelayLearning
{
    /// <summary>Longest delay of a projection, ticks.</summary>
    public const int MostDelay = 7;

    /// <summary>
    /// For each input, counts over all examples how many ticks after a spike of input 0 it spiked, between -7 and 7. The
    /// commonest is its lag. The input with the largest lag waits not at all, the others until it has spiked.
    /// </summary>
    /// <param name="examples">Bars of one direction.</param>
    /// <returns>A delay for each input, 0..7 ticks.</returns>
    public static ImmutableArray<int> Learn(IEnumerable<MovingBar> examples)
    {
        ArgumentNullException.ThrowIfNull(examples);
        var seen = new int[MovingBar.Inputs, (2 * MostDelay) + 1];
        foreach (MovingBar bar in examples)
        {
            for (int tick = 0; tick < bar.Ticks.Length; tick++)
            {
                if (bar.Ticks[tick].Contains(0))
                    CountAround(seen, bar, tick);
            }
        }
        int[] lags = [.. Enumerable.Range(0, MovingBar.Inputs).Select(input => input == 0 ? 0 : Commonest(seen, input))];
        return [.. lags.Select(lag => Math.Min(lags.Max() - lag, MostDelay))];
    }

    private static void CountAround(int[,] seen, MovingBar bar, int tick)
    {
        for (int lag = -MostDelay; lag <= MostDelay; lag++)
        {
            if (tick + lag < 0 || tick + lag >= bar.Ticks.Length)
                continue;
            foreach (int input in bar.Ticks[tick + lag])
                seen[input, lag + MostDelay]++;
        }
    }

    private static int Commonest(int[,] seen, int input) =>
        Enumerable.Range(-MostDelay, (2 * MostDelay) + 1).MaxBy(lag => seen[input, lag + MostDelay]);
}
