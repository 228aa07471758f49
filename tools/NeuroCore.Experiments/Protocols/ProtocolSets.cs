// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Experiments.Protocols;

/// <summary>The protocols by which plasticity is measured, in ticks of a millisecond.</summary>
public static class ProtocolSets
{
    /// <summary>Largest distance of the two spikes of a pair in <see cref="Window"/>, ticks.</summary>
    public const int WindowReach = 50;

    // Long enough for every trace to be gone when the next pair comes.
    private const int WindowPeriod = 300;
    private const int Repetitions = 60;
    private const int PairDistance = 10;
    private const int QuadrupletDistance = 5;

    /// <summary>One pair each from 50 ticks post before pre to 50 ticks pre before post; all neurons fire together.</summary>
    /// <param name="trials">How often.</param>
    public static ImmutableArray<ProtocolCase> Window(int trials) =>
    [
        .. Enumerable.Range(-WindowReach, (2 * WindowReach) + 1).Select(distance =>
            Repeated($"{distance:+0;-0;0}", [WindowPeriod / 2 - distance], [WindowPeriod / 2], WindowPeriod, trials)),
    ];

    /// <summary>Sjöström and others (2001): 60 pairs, 10 ms apart in both orders, at several rates.</summary>
    /// <param name="rates">Pairs a second.</param>
    public static ImmutableArray<ProtocolCase> Frequencies(IEnumerable<int> rates) =>
    [
        .. rates.SelectMany(rate => new[] { PairDistance, -PairDistance }.Select(distance =>
            Repeated($"{rate} Hz, {distance:+0;-0} ms", [Math.Max(0, -distance)], [Math.Max(0, distance)], 1000 / rate, Repetitions))),
    ];

    /// <summary>Wang and others (2005): 60 triplets pre-post-pre and post-pre-post, with the two distances post - pre.</summary>
    /// <param name="period">Ticks from one to the next; 1,000 in the paper.</param>
    public static ImmutableArray<ProtocolCase> Triplets(int period)
    {
        const int Middle = 50;
        return
        [
            .. new[] { (5, -5), (10, -10), (15, -5), (5, -15) }.Select(pair => Repeated(
                $"pre-post-pre {pair.Item1:+0;-0}, {pair.Item2:+0;-0} ms", [Middle - pair.Item1, Middle - pair.Item2], [Middle], period, Repetitions)),
            .. new[] { (-5, 5), (-10, 10), (-5, 15), (-15, 5) }.Select(pair => Repeated(
                $"post-pre-post {pair.Item1:+0;-0}, {pair.Item2:+0;-0} ms", [Middle], [Middle + pair.Item1, Middle + pair.Item2], period, Repetitions)),
        ];
    }

    /// <summary>
    /// Wang and others (2005): 60 times two pairs 5 ms apart, a distance of T between their middles; post-pre comes first for positive T,
    /// pre-post for negative.
    /// </summary>
    /// <param name="period">Ticks from one to the next; 1,000 in the paper.</param>
    public static ImmutableArray<ProtocolCase> Quadruplets(int period) =>
    [
        .. new[] { -90, -60, -30, -15, 15, 30, 60, 90 }.Select(distance =>
        {
            const int First = 50;
            var second = First + Math.Abs(distance);
            var (postPre, prePost) = distance > 0 ? (First, second) : (second, First);
            return Repeated(
                $"quadruplet {distance:+0;-0} ms",
                [postPre + QuadrupletDistance, prePost], [postPre, prePost + QuadrupletDistance], period, Repetitions);
        }),
    ];

    private static ProtocolCase Repeated(string name, int[] pre, int[] post, int period, int repetitions) =>
        new(name, Train(pre, period, repetitions), Train(post, period, repetitions), repetitions);

    private static ImmutableArray<int> Train(int[] ticks, int period, int repetitions) =>
    [
        .. Enumerable.Range(0, repetitions).SelectMany(number => ticks.Order().Select(tick => (number * period) + tick)),
    ];
}
