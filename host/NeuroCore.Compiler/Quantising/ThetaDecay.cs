// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Network;

namespace NeuroCore.Compiler;

/// <summary>How theta decays: what it keeps, once in 2^period ticks.</summary>
/// <param name="Keep">0..4096.</param>
/// <param name="Period">p, 0..7.</param>
internal readonly record struct ThetaDecay(int Keep, int Period)
{
    // Ticks over which a decay is compared with its exponential.
    private const int LongestTrial = 20_000;
    private static readonly int[] Spikes = [1, 4];

    /// <summary>
    /// The decay of an adaptation. An integer that loses a small share in every tick loses at least 1 of it, so that a small
    /// theta would fall in a line; a larger share in every 2^p-th tick follows the exponential. Both are tried out.
    /// </summary>
    /// <param name="adaptation">What is wanted; null is no adaptation.</param>
    /// <param name="step">Theta after one spike, the board's units.</param>
    /// <param name="tickSeconds">Time that a tick stands for, seconds.</param>
    public static ThetaDecay Of(Adaptation? adaptation, int step, double tickSeconds)
    {
        if (adaptation?.Tau is not { TimeConstant: { } tau } decay)
            return new ThetaDecay(adaptation?.Tau.Keep4096 ?? Ranges.KeepAll, adaptation?.Period ?? 0);
        var ticks = tau.TicksAt(tickSeconds);
        return Enumerable.Range(0, Adaptation.MostPeriod + 1)
            .Where(period => adaptation.Period is null || adaptation.Period == period)
            .Select(period => new ThetaDecay(KeepIn(1 << period), period))
            .MinBy(trial => Spikes.Sum(spikes => trial.Error(Math.Min(Math.Abs(step) * spikes, short.MaxValue), ticks)));

        int KeepIn(int period) =>
            (int)Math.Round(Math.Pow(decay.FractionKept(tickSeconds), period) * Ranges.KeepAll, MidpointRounding.AwayFromZero);
    }

    /// <summary>Mean distance from the exponential, until little is left, as a share of the start.</summary>
    private double Error(int start, double tau)
    {
        if (start == 0)
            return 0;
        var (theta, sum, ticks) = (start, 0.0, (int)Math.Clamp(5 * tau, 1, LongestTrial));
        for (var tick = 1; tick <= ticks; tick++)
        {
            if (tick % (1 << Period) == 0)
                theta = theta * Keep / Ranges.KeepAll;
            sum += Math.Abs(theta - start * Math.Exp(-tick / tau));
        }

        return sum / ticks / start;
    }
}
