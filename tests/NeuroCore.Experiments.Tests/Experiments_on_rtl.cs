// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Compiler;
using NeuroCore.Experiments.Assemblies;
using NeuroCore.Experiments.Choice;
using NeuroCore.Experiments.Digits;
using NeuroCore.Experiments.Protocols;
using NeuroCore.Hardware;
using NeuroCore.Trainer.Digits;

namespace NeuroCore.Experiments.Tests;

/// <summary>
/// The Verilated hardware learns what the model learns, bit by bit. Short versions, of the flagship's build; the command of
/// NeuroCore.Experiments runs all of it.
/// </summary>
public class Experiments_on_rtl
{
    private const string Build = "icebreaker";

    [Fact]
    public async Task The_window_of_pair_stdp_is_that_of_the_model_weight_by_weight()
    {
        var rule = new PairRule(TauX: 20, TauY: 20, Impulse: 128, Plus: 8, Minus: 8);

        await AgreeAsync(new ProtocolNetwork(ProtocolSets.Window(trials: 4), rule, sources: 1, neurons: 32, start: 0, seed: 1), rule);
    }

    [Fact]
    public async Task Pairs_at_several_rates_change_weights_by_the_triplet_rule_as_on_the_model()
    {
        var rule = TripletRule.VisualCortex;

        await AgreeAsync(new ProtocolNetwork(ProtocolSets.Frequencies([20, 40, 50]), rule, sources: 4, neurons: 4, start: 0, seed: 1), rule);
    }

    [Fact]
    public async Task Triplets_and_quadruplets_change_weights_as_on_the_model()
    {
        const int Period = 150;
        var rule = TripletRule.Hippocampus;

        await AgreeAsync(
            new ProtocolNetwork([.. ProtocolSets.Triplets(Period), .. ProtocolSets.Quadruplets(Period)], rule, sources: 4, neurons: 4, start: 0, seed: 1), rule);
    }

    [Fact]
    public async Task Digits_are_learned_and_told_apart_spike_by_spike_and_weight_by_weight_as_on_the_model()
    {
        const int Images = 50;
        const int HeldImages = 10;
        var split = DigitSplit.Of(DigitFile.Read(Path.Combine(Example.Folder("digits"), DigitTraining.ImageFile)));
        var image = DigitLearner.Compile(Example.Folder("unsupervised-digits"), Configurations.Named(Build));

        var (model, board) = await OnBothAsync(image, async board =>
        {
            var learner = new DigitLearner(board);
            var learning = await learner.ShowAsync(split.Training[..Images]);
            await learner.FreezeAsync();
            var held = await learner.ShowAsync(split.Held[..HeldImages]);
            return (
                Counts: learning.Concat(held).SelectMany(counts => counts).ToList(),
                Weights: await learner.WeightsAsync(), Thresholds: await learner.ThresholdsAsync());
        });

        Assert.Contains(model.Thresholds, threshold => threshold > 0);
        Assert.Equal(model.Counts, board.Counts);
        Assert.Equal(model.Weights.AsEnumerable(), board.Weights);
        Assert.Equal(model.Thresholds.AsEnumerable(), board.Thresholds);
    }

    [Fact]
    public async Task Two_choices_are_learned_trial_by_trial_as_on_the_model()
    {
        var network = Example.Network("two-choice");
        var image = NetworkCompiler.Compile(network, Configurations.Named(Build)).Image;

        var (model, board) = await OnBothAsync(image, board => ChoiceCourse.RunAsync(board, network, seed: 1, trials: 8, learns: true));

        Assert.Contains(model.Before, trial => trial.IsRight);
        Assert.True(model.IsSame(board), "The virtual board chooses or learns otherwise than the model.");
    }

    [Fact]
    public async Task Assemblies_are_stored_and_recalled_spike_by_spike_as_on_the_model()
    {
        var (model, board) = await OnBothAsync(
            ForcedAssemblies.Compile(Example.All), board => ForcedAssemblies.RunAsync(board, Example.All, learns: true));

        Assert.NotEmpty(model.Spikes);
        Assert.Equal(model.Spikes.AsEnumerable(), board.Spikes);
        Assert.Equal(model.Clocks, board.Clocks);
    }

    private static async Task AgreeAsync(ProtocolNetwork network, IProtocolRule rule)
    {
        var run = new ProtocolRun(network, rule, Configurations.Named(Build));

        var (model, board) = await OnBothAsync(run.Image, board => run.RunAsync(board));

        Assert.Equal(network.Cases.Length * network.SynapsesEach, model.Codes.Length);
        Assert.Contains(model.Codes, code => code != network.Start);
        Assert.Equal(model.Codes.AsEnumerable(), board.Codes);
    }

    private static async Task<(T Model, T Board)> OnBothAsync<T>(RegisterImage image, Func<ExperimentBoard, Task<T>> work)
    {
        var folder = await VirtualBoards.WithAsync(Build);
        T model;
        await using (var board = await ExperimentBoard.ModelAsync(image))
            model = await work(board);
        await using (var board = await ExperimentBoard.VirtualAsync(image, folder))
            return (model, await work(board));
    }
}
