// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Compiler;
using NeuroCore.Hardware;
using NeuroCore.Network;
using NeuroCore.Plot;

namespace NeuroCore.Experiments.Choice;

/// <summary>Two choices from reward, then the reward reversed; and the same network without learning.</summary>
internal static class ChoiceReport
{
    private const int Trials = 200;
    private const int Seeds = 5;
    private const int TrialsOnBoard = 20;
    private const double Wanted = 0.95;

    /// <summary>Runs all.</summary>
    public static async Task RunAsync(ExperimentOptions options, Findings findings)
    {
        var network = NetworkFile.Load(Path.Combine(options.Examples, "two-choice", "network.yaml"));
        var image = NetworkCompiler.Compile(network, Configurations.Named("icebreaker")).Image;
        var curves = ImmutableArray.CreateBuilder<LineSeries>();
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var (before, after) = await BothAsync(image, network, (ulong)seed, learns: true).ConfigureAwait(false);
            var (first, again) = (ChoiceTrial.TrialsUntil(before, Wanted), ChoiceTrial.TrialsUntil(after, Wanted));
            findings.Check(
                first is not null && again is not null && ChoiceTrial.Right(before[(Trials / 2)..]) > Wanted && ChoiceTrial.Right(after[(Trials / 2)..]) > Wanted,
                $"two choices, seed {seed}: more than 95 % of {ChoiceTrial.Window} right after {first} trials, {100 * ChoiceTrial.Right(before[(Trials / 2)..]):F1} % of the last {Trials / 2}; reward reversed: after {again} trials, {100 * ChoiceTrial.Right(after[(Trials / 2)..]):F1} %");
            curves.Add(Curve($"seed {seed}", [.. before, .. after], seed - 1));
        }

        var (still, _) = await BothAsync(image, network, seed: 1, learns: false).ConfigureAwait(false);
        findings.Check(ChoiceTrial.Right(still) < Wanted, $"two choices without learning: {100 * ChoiceTrial.Right(still):F1} % right");
        curves.Add(Curve("without learning", still, Seeds));
        new LinePlot("Two choices: right ones of the last 20 trials; the reward is reversed after 200", "trial", "share", curves.ToImmutable())
            .Save(Path.Combine(options.Output, "two-choice.svg"));
        await options.OnBothAsync(
            image,
            async board => (Trials: await new TwoChoice(board, network, seed: 1).RunAsync(TrialsOnBoard, reversed: false).ConfigureAwait(false),
                Weights: await board.Session.ReadWeightsAsync("cues-left").ConfigureAwait(false)),
            (one, other) => one.Weights.SequenceEqual(other.Weights) &&
                one.Trials.Zip(other.Trials).All(pair => pair.First.IsRight == pair.Second.IsRight && pair.First.Spikes.SequenceEqual(pair.Second.Spikes)),
            $"spikes of {TrialsOnBoard} trials, weights afterwards",
            findings).ConfigureAwait(false);
    }

    private static async Task<(ImmutableArray<ChoiceTrial> Before, ImmutableArray<ChoiceTrial> After)> BothAsync(
        RegisterImage image, NetworkDescription network, ulong seed, bool learns)
    {
        await using var board = await ExperimentBoard.ModelAsync(image).ConfigureAwait(false);
        await board.Session.SetGateAsync(learns).ConfigureAwait(false);
        var task = new TwoChoice(board, network, seed);
        return (await task.RunAsync(Trials, reversed: false).ConfigureAwait(false), await task.RunAsync(Trials, reversed: true).ConfigureAwait(false));
    }

    private static LineSeries Curve(string name, ImmutableArray<ChoiceTrial> trials, int colour)
    {
        const int Smoothing = 20;
        var ends = Enumerable.Range(Smoothing, trials.Length - Smoothing + 1).ToList();
        return new LineSeries(
            name, [.. ends.Select(end => (double)end)], [.. ends.Select(end => ChoiceTrial.Right(trials[(end - Smoothing)..end]))], LineKind.Line, colour);
    }
}
