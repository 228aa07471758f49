// SPDX-License-Identifier: Apache-2.0
using System.Numerics;
using NeuroCore.Hardware;

namespace NeuroCore.Model.Tests.Core;

/// <summary>What 256 Bernoulli inputs do in 20,000 ticks, against independent coins of the same rate.</summary>
public sealed class Bernoulli_statistics
{
    private const int Inputs = 256;
    private const int Ticks = 20_000;
    private const int FirstSource = 256;

    // As the compiler seeds it: SplitMix64 of 1.
    private const ulong Seed = 0x910A_2DEC_8902_5CC1;

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.05)]
    [InlineData(0.20)]
    public void Rate_variance_and_correlations_are_those_of_independent_coins(double wanted)
    {
        var word = new EncoderWord(InputEncoding.Bernoulli, (int)Math.Round(wanted * EncoderWord.DriveOfOne));
        var rate = word.Drive / (double)EncoderWord.DriveOfOne;
        var spikes = Run(word);
        var counts = spikes.Select(Count).ToArray();

        // The rate of all inputs together, within 0.4 %.
        Assert.InRange(counts.Sum() / (rate * Inputs * Ticks), 0.996, 1.004);

        // The population's spikes in a tick, against a binomial's variance: synchrony would show here.
        var perTick = new int[Ticks];
        for (var tick = 0; tick < Ticks; tick++)
            perTick[tick] = spikes.Count(input => (input[tick / 64] >> (tick % 64) & 1) != 0);
        var mean = perTick.Average();
        var variance = perTick.Sum(count => (count - mean) * (count - mean)) / (Ticks - 1);
        Assert.InRange(variance / (Inputs * rate * (1 - rate)), 0.98, 1.05);

        Assert.InRange(LargestPairCorrelation(spikes, counts), 0, 0.05);

        // From tick to tick, of each input, and of all: the deviation is 1 / sqrt(ticks).
        var own = spikes.Select((input, i) => Correlation(Count(Both(input, Later(input))), counts[i], counts[i])).ToArray();
        Assert.InRange(own.Average(), -0.002, 0.002);
        Assert.InRange(own.Max(Math.Abs), 0, 0.04);
        var population = perTick.Zip(perTick.Skip(1), (now, next) => (now - mean) * (next - mean)).Average() / variance;
        Assert.InRange(population, -0.03, 0.03);
    }

    // One bit a tick, of each input.
    private static ulong[][] Run(EncoderWord word)
    {
        var spikes = Enumerable.Range(0, Inputs).Select(_ => new ulong[(Ticks + 63) / 64]).ToArray();
        var state = Seed;
        for (var tick = 0; tick < Ticks; tick++)
        {
            state = NoiseGenerator.Step(state);
            for (var i = 0; i < Inputs; i++)
            {
                if (Encoders.Fires(word, state, FirstSource + i, (uint)tick, tick))
                    spikes[i][tick / 64] |= 1UL << (tick % 64);
            }
        }

        return spikes;
    }

    private static double LargestPairCorrelation(ulong[][] spikes, int[] counts)
    {
        var largest = 0.0;
        for (var i = 0; i < Inputs; i++)
        {
            for (var j = 0; j < i; j++)
                largest = Math.Max(largest, Math.Abs(Correlation(Count(Both(spikes[i], spikes[j])), counts[i], counts[j])));
        }

        return largest;
    }

    private static double Correlation(int both, int one, int other)
    {
        var (p, q) = (one / (double)Ticks, other / (double)Ticks);
        return ((both / (double)Ticks) - (p * q)) / Math.Sqrt(p * (1 - p) * q * (1 - q));
    }

    private static int Count(ulong[] input) => input.Sum(BitOperations.PopCount);

    private static ulong[] Both(ulong[] one, ulong[] other) => [.. one.Zip(other, (a, b) => a & b)];

    private static ulong[] Later(ulong[] input) =>
        [.. input.Select((word, i) => (word << 1) | (i == 0 ? 0 : input[i - 1] >> 63))];
}
