// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Experiments.Protocols;
using NeuroCore.Hardware;
using Xunit.Abstractions;

namespace NeuroCore.Experiments.Tests;

/// <summary>What forced spikes do to weights, against the closed form of the rule, on the model.</summary>
public class Stdp_protocols(ITestOutputHelper output)
{
    private const int LeastRepetitions = 1000;
    private const double Tolerance = 0.03;

    [Theory]
    [InlineData("icebreaker", 1)]
    [InlineData("icebreaker", 2)]
    [InlineData("complete-fine", 1)]
    public async Task The_window_of_pair_stdp_is_the_exponential_at_every_distance(string build, ulong seed)
    {
        var rule = new PairRule(TauX: 20, TauY: 20, Impulse: 128, Plus: 8, Minus: 8);
        var network = new ProtocolNetwork(ProtocolSets.Window(trials: 8), rule, sources: 1, neurons: 128, start: 0, seed);

        var result = await CheckAsync(network, rule, build);

        Assert.Equal(101, result.Cases.Length);
        Assert.Equal(0, Assert.Single(result.Cases, item => item.Name == "0").Mean);
    }

    [Theory]
    [InlineData("icebreaker")]
    [InlineData("complete-fine")]
    public async Task Pairs_at_several_rates_change_weights_as_the_triplet_model_says(string build)
    {
        var rule = TripletRule.VisualCortex;
        var network = new ProtocolNetwork(ProtocolSets.Frequencies([10, 20, 40, 50]), rule, sources: 16, neurons: 16, start: 0, seed: 1);

        await CheckAsync(network, rule, build);
    }

    [Theory]
    [InlineData("icebreaker")]
    [InlineData("complete-fine")]
    public async Task Triplets_and_quadruplets_change_weights_as_the_triplet_model_says(string build)
    {
        const int Period = 400;
        var rule = TripletRule.Hippocampus;
        var network = new ProtocolNetwork(
            [.. ProtocolSets.Triplets(Period), .. ProtocolSets.Quadruplets(Period)], rule, sources: 14, neurons: 16, start: 0, seed: 1);

        await CheckAsync(network, rule, build);
    }

    private async Task<ProtocolResult> CheckAsync(ProtocolNetwork network, IProtocolRule rule, string build)
    {
        var run = new ProtocolRun(network, rule, Configurations.Named(build));
        await using var board = await ExperimentBoard.ModelAsync(run.Image);
        var result = await run.RunAsync(board);
        output.WriteLine($"{build}: at most {result.Error:P2} of the peak of {result.Peak:F2} from the formula, at {result.Worst.Name}; means of {result.Repetitions}");

        Assert.InRange(result.Repetitions, LeastRepetitions, int.MaxValue);
        Assert.InRange(result.Error, 0, Tolerance);
        return result;
    }
}
