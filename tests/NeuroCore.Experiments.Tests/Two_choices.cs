// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Compiler;
using NeuroCore.Experiments.Choice;
using NeuroCore.Hardware;
using Xunit.Abstractions;

namespace NeuroCore.Experiments.Tests;

/// <summary>Two choices learned from reward, on the model.</summary>
public class Two_choices(ITestOutputHelper output)
{
    private const int Trials = 150;
    private const int Lead = 75;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Are_learned_from_reward_and_learned_anew_when_it_is_reversed(ulong seed)
    {
        await using var board = await BoardAsync();
        var task = new TwoChoice(board, Example.Network("two-choice"), seed);

        var before = await task.RunAsync(Trials, reversed: false);
        var after = await task.RunAsync(Trials, reversed: true);

        output.WriteLine($"seed {seed}: more than 95 % right after {ChoiceTrial.TrialsUntil(before, 0.95)} trials, after {ChoiceTrial.TrialsUntil(after, 0.95)} of the reversed reward");
        Assert.InRange(ChoiceTrial.Right(before[Lead..]), 0.95, 1);
        Assert.InRange(ChoiceTrial.Right(after[Lead..]), 0.95, 1);
        Assert.InRange(ChoiceTrial.Right(after[..5]), 0, 0.2);
    }

    [Fact]
    public async Task Are_a_matter_of_chance_for_the_same_network_when_it_does_not_learn()
    {
        await using var board = await BoardAsync();
        await board.Session.SetGateAsync(false);

        var trials = await new TwoChoice(board, Example.Network("two-choice"), seed: 1).RunAsync(Trials, reversed: false);

        Assert.InRange(ChoiceTrial.Right(trials), 0.3, 0.7);
    }

    private static Task<ExperimentBoard> BoardAsync() => ExperimentBoard.ModelAsync(
        NetworkCompiler.Compile(Example.Network("two-choice"), Configurations.Named("icebreaker")).Image);
}
