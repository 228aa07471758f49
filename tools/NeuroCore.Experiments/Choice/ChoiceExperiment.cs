// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Compiler;
using NeuroCore.Hardware;
using NeuroCore.Network;
using NeuroCore.Plot;

namespace NeuroCore.Experiments.Choice;

/// <summary>Two choices from reward, then the reward reversed; and the same network without learning.</summary>
internal static class ChoiceExperiment
{
    private const string Build = "icebreaker";
    private const int Trials = 200;
    private const int Seeds = 10;
    private const int Smoothing = 20;

    // Trials with each reward that model and virtual board are compared over: enough to learn, and to learn anew.
    private const int ComparedTrials = 60;
    private const double Wanted = 0.95;

    // Trials in which it is learned; what comes after them is to be right.
    private const int Lead = 100;

    /// <summary>Runs all seeds; where model and virtual board are to agree, some trials of one on both.</summary>
    internal static async Task RunAsync(ExperimentRun run)
    {
        var network = NetworkFile.Load(Path.Combine(run.Options.Examples, "two-choice", "network.yaml"));
        var image = NetworkCompiler.Compile(network, Configurations.Named(Build)).Image;
        var courses = ImmutableArray.CreateBuilder<ChoiceCourse>(Seeds);
        for (var seed = 1UL; seed <= Seeds; seed++)
            courses.Add(await CourseAsync(run, network, image, seed, learns: true).ConfigureAwait(false));
        var still = await CourseAsync(run, network, image, seed: 1, learns: false).ConfigureAwait(false);
        if (run.Options.On == Place.Both)
        {
            await run.OnAsync(
                "two choices", image, (board, watch) => ChoiceCourse.RunAsync(board, network, seed: 1, ComparedTrials, learns: true, watch),
                (one, other) => one.IsSame(other), $"spikes of {2 * ComparedTrials} trials, half of them with the reversed reward, and all weights afterwards").ConfigureAwait(false);
        }

        Tell(run, "the reward", [.. courses.Select(course => course.Before)]);
        Tell(run, "the reversed reward", [.. courses.Select(course => course.After)]);
        var chance = ChoiceTrial.Right([.. still.Before, .. still.After]);
        run.Findings.Check(chance < Wanted, $"{Build}, without learning: {100 * chance:F1} % right");
        run.Findings.Figure("without learning: right", chance);
        run.Table("choice.csv", "seed,trial,reversed,cue,left,right,is_right", courses.SelectMany((course, number) =>
            course.Before.Concat(course.After).Select((trial, place) =>
                (FormattableString)$"{number + 1},{place},{(place < Trials ? 0 : 1)},{trial.Cue},{trial.Spikes[0]},{trial.Spikes[1]},{(trial.IsRight ? 1 : 0)}")));
        new LinePlot(
            $"Two choices: right ones of the last {Smoothing} trials; the reward is reversed after {Trials}", "trial", "share",
            [.. courses.Select((course, number) => Curve(number == 0 ? "learning, a line for each seed" : "", course, LineKind.Thin, 0)),
                Curve("without learning", still, LineKind.Line, 1)]).Save(run.File("choice.png"));
    }

    private static Task<ChoiceCourse> CourseAsync(ExperimentRun run, NetworkDescription network, RegisterImage image, ulong seed, bool learns) =>
        run.OnOneAsync(
            $"two choices, seed {seed}, {(learns ? "learning" : "not learning")}", image,
            (board, watch) => ChoiceCourse.RunAsync(board, network, seed, Trials, learns, watch));

    private static void Tell(ExperimentRun run, string what, ImmutableArray<ImmutableArray<ChoiceTrial>> all)
    {
        var until = all.Select(trials => ChoiceTrial.TrialsUntil(trials, Wanted) ?? int.MaxValue).Order().ToList();
        var (median, worst) = ((until[(Seeds - 1) / 2] + until[Seeds / 2]) / 2.0, until[^1]);
        var least = all.Min(trials => ChoiceTrial.Right(trials[Lead..]));
        run.Findings.Check(
            worst < Trials && least > Wanted,
            $"{Build}, {what}: more than 95 % of the next {ChoiceTrial.Window} trials right after {median:F1} trials in the median of {Seeds} seeds, {worst} at worst; of the last {Trials - Lead}, {100 * least:F1} % right at worst");
        run.Findings.Figure($"{what}: median trials", median);
        run.Findings.Figure($"{what}: worst trials", worst);
        run.Findings.Figure($"{what}: worst share of the last {Trials - Lead}", least);
    }

    private static LineSeries Curve(string name, ChoiceCourse course, LineKind kind, int colour)
    {
        ImmutableArray<ChoiceTrial> trials = [.. course.Before, .. course.After];
        var ends = Enumerable.Range(Smoothing, trials.Length - Smoothing + 1).ToList();
        return new LineSeries(
            name, [.. ends.Select(end => (double)end)], [.. ends.Select(end => ChoiceTrial.Right(trials[(end - Smoothing)..end]))], kind, colour);
    }
}
