// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Experiments.Weights;
using NeuroCore.Hardware;
using Xunit.Abstractions;

namespace NeuroCore.Experiments.Tests;

/// <summary>Weights of neurons that fire by chance for 10 s, on the model.</summary>
public class Weights_under_random_spikes(ITestOutputHelper output)
{
    [Theory]
    [InlineData("complete-fine", 0.99)]
    [InlineData("icebreaker", 0.97)]
    public async Task Move_as_the_equations_of_pair_stdp_say(string build, double least)
    {
        await using var board = await ExperimentBoard.ModelAsync(PairComparison.Compile(Configurations.Named(build), seed: 1));
        var comparison = await PairComparison.RunAsync(board);

        output.WriteLine($"{build}: {comparison.Board.Spikes.Length} spikes, correlation with the equations in real numbers {comparison.Correlation:F4}");
        Assert.InRange(comparison.Correlation, least, 1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Stay_log_normal_under_a_multiplicative_rule_and_not_under_an_additive_one(ulong seed)
    {
        const double Step = 1.0 / 256;
        var start = WeightDistribution.Start(Step, seed);
        var (before, multiplied, added) = (
            WeightDistribution.SkewOfLog(start, Step), await SkewAsync(WeightDistribution.Multiplicative), await SkewAsync(WeightDistribution.Additive));

        output.WriteLine($"seed {seed}: skew of log w {before:F2} before, {multiplied:F2} under the multiplicative rule, {added:F2} under the additive one");
        Assert.InRange(before, -0.1, 0.1);
        Assert.InRange(multiplied, -0.7, 0.7);
        Assert.InRange(added, double.NegativeInfinity, -2);

        async Task<double> SkewAsync(string rule)
        {
            await using var board = await ExperimentBoard.ModelAsync(RandomSpikes.Compile(Configurations.Named("complete-fine"), rule, start, seed));
            return WeightDistribution.SkewOfLog((await RandomSpikes.RunAsync(board, start, WeightDistribution.Ticks)).End, Step);
        }
    }
}
