// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Compiler;
using NeuroCore.Hardware;
using NeuroCore.Plot;

namespace NeuroCore.Experiments.Assemblies;

/// <summary>Assemblies recalled from a half: such as emerge in an area, and such as were forced.</summary>
internal static class AssemblyExperiment
{
    private const int Seeds = 5;
    private const int Stimuli = 16;
    private const double Recalled = 0.9;
    private const double Chance = 0.1;

    // How many assemblies the area is asked to hold, for its capacity.
    private static readonly ImmutableArray<int> s_counts = [4, 8, 16, 24, 32, 40, 48, 64];

    /// <summary>Runs all.</summary>
    internal static async Task RunAsync(ExperimentRun run)
    {
        foreach (var learns in new[] { true, false })
        {
            var all = ImmutableArray.CreateBuilder<AssemblyRecalls>(Seeds);
            for (var seed = 1UL; seed <= Seeds; seed++)
                all.Add(await EmergeAsync(run, seed, learns).ConfigureAwait(false));
            Tell(
                run, $"{AssemblyArea.Build}: {Stimuli} assemblies of {AssemblyArea.Cap} of {AssemblyArea.Neurons} neurons, mean of {Seeds} seeds", learns,
                all.Average(each => each.Others), all.Average(each => each.Strangers));
        }

        await ForcedAsync(run, learns: true).ConfigureAwait(false);
        await ForcedAsync(run, learns: false).ConfigureAwait(false);
        if (run.Options.On != Place.Virtual)
            await CapacityAsync(run).ConfigureAwait(false);
    }

    // Model and virtual board are compared over the first seed that learns: to load the area takes the virtual board minutes.
    private static Task<AssemblyRecalls> EmergeAsync(ExperimentRun run, ulong seed, bool learns)
    {
        var name = $"assemblies {(learns ? "learned" : "not learned")}, seed {seed}";
        return seed == 1 && learns
            ? run.OnAsync(name, Area(seed), WorkAsync, (one, other) => one.IsSame(other), $"every neuron of {Stimuli} assemblies, and what half of each recalls")
            : run.OnOneAsync(name, Area(seed), WorkAsync);

        Task<AssemblyRecalls> WorkAsync(ExperimentBoard board, Watch watch) => new AssemblyRun(board, seed).RunAsync(Stimuli, learns, watch);
    }

    private static async Task ForcedAsync(ExperimentRun run, bool learns)
    {
        var image = ForcedAssemblies.Compile(run.Options.Examples);
        var record = await run.OnAsync(
            $"example assemblies {(learns ? "learned" : "not learned")}", image,
            (board, watch) => ForcedAssemblies.RunAsync(board, run.Options.Examples, learns, watch),
            (one, other) => one.Spikes.SequenceEqual(other.Spikes) && one.Clocks == other.Clocks, "every spike and the clocks").ConfigureAwait(false);
        var recalls = ForcedAssemblies.Recalls(record, image);
        Tell(
            run, $"{image.Target.Name}: {recalls.Length} forced assemblies in {image.Target.Neurons} neurons", learns,
            recalls.Average(recall => recall.Others), recalls.Average(recall => recall.Strangers));
    }

    private static async Task CapacityAsync(ExperimentRun run)
    {
        var shares = ImmutableArray.CreateBuilder<double>(s_counts.Length);
        foreach (var count in s_counts)
        {
            var recalls = await run.OnModelAsync(
                $"{count} assemblies", Area(1), (board, watch) => new AssemblyRun(board, seed: 1).RunAsync(count, learns: true, watch)).ConfigureAwait(false);
            shares.Add(recalls.Others);
            run.Findings.Say($"{AssemblyArea.Build}, model, seed 1: {count,2} assemblies, half of one recalls {100 * recalls.Others:F1} % of its other half and {100 * recalls.Strangers:F2} % of the strangers");
            run.Findings.Figure($"{count} assemblies: recalled", recalls.Others);
        }

        ImmutableArray<double> counts = [.. s_counts.Select(count => (double)count)];
        run.Table("assemblies-capacity.csv", "assemblies,recalled", s_counts.Select((count, place) => (FormattableString)$"{count},{shares[place]:R}"));
        new LinePlot($"How many assemblies {AssemblyArea.Neurons} neurons hold", "assemblies", "share of the other half recalled",
            [new LineSeries("", counts, shares.ToImmutable(), LineKind.Line, 0), new LineSeries("", counts, shares.ToImmutable(), LineKind.Dots, 0)])
            .Save(run.File("assemblies-capacity.png"));
    }

    private static RegisterImage Area(ulong seed) =>
        NetworkCompiler.Compile(AssemblyArea.Describe(seed), Configurations.Named(AssemblyArea.Build)).Image;

    private static void Tell(ExperimentRun run, string what, bool learns, double others, double strangers)
    {
        var how = learns ? "learned" : "without learning";
        run.Findings.Check(
            (learns ? others >= Recalled : others < Chance) && strangers < Chance,
            $"{what}, {how}: half an assembly recalls {100 * others:F1} % of its other half, and {100 * strangers:F2} % of the strangers");
        run.Findings.Figure($"{what}, {how}: recalled", others);
        run.Findings.Figure($"{what}, {how}: strangers", strangers);
    }
}
