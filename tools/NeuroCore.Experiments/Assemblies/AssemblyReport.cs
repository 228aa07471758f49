// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Compiler;
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Experiments.Assemblies;

/// <summary>Assemblies recalled from a half: such as emerge in an area, and such as were forced.</summary>
internal static class AssemblyReport
{
    private const int Seeds = 5;
    private const int Stimuli = 20;
    private const int StimuliOnBoard = 3;
    private const double Recalled = 0.9;
    private const double Chance = 0.1;

    /// <summary>Runs all.</summary>
    public static async Task RunAsync(ExperimentOptions options, Findings findings)
    {
        foreach (var learns in new[] { true, false })
        {
            for (var seed = 1UL; seed <= Seeds; seed++)
            {
                await using var board = await ExperimentBoard.ModelAsync(Area(seed)).ConfigureAwait(false);
                var (_, recalls) = await EmergeAsync(board, seed, Stimuli, learns).ConfigureAwait(false);
                Tell($"{Stimuli} assemblies of {AssemblyArea.Cap} of {AssemblyArea.Neurons} neurons, seed {seed}", learns, recalls);
            }

            await using var forced = await ExperimentBoard.ModelAsync(ForcedAssemblies.Compile(options.Examples)).ConfigureAwait(false);
            Tell("8 assemblies of 24 of 256 neurons (example assemblies)", learns, ForcedAssemblies.Recalls(await ForcedAssemblies.RunAsync(forced, options.Examples, learns).ConfigureAwait(false), forced.Image));
        }

        await options.OnBothAsync(
            Area(1), board => EmergeAsync(board, seed: 1, StimuliOnBoard, learns: true),
            (one, other) => one.Recalls.SequenceEqual(other.Recalls) && one.Assemblies.Zip(other.Assemblies).All(pair => pair.First.SequenceEqual(pair.Second)),
            $"{StimuliOnBoard} assemblies, neuron by neuron, and what their halves recall", findings).ConfigureAwait(false);
        await options.OnBothAsync(
            ForcedAssemblies.Compile(options.Examples), board => ForcedAssemblies.RunAsync(board, options.Examples, learns: true),
            (one, other) => one.Spikes.SequenceEqual(other.Spikes) && one.Clocks == other.Clocks,
            "every spike of the example assemblies, and the clocks", findings).ConfigureAwait(false);

        void Tell(string what, bool learns, IReadOnlyCollection<Recall> recalls)
        {
            var (others, strangers) = (recalls.Average(recall => recall.Others), recalls.Average(recall => recall.Strangers));
            findings.Check(
                (learns ? others >= Recalled : others < Chance) && strangers < Chance,
                $"{what}, {(learns ? "learned" : "without learning")}: half an assembly recalls {others:F3} of its other half, and {strangers:F4} of the others");
        }
    }

    private static RegisterImage Area(ulong seed) =>
        NetworkCompiler.Compile(AssemblyArea.Describe(seed), Configurations.Named(AssemblyArea.Build)).Image;

    private static async Task<(List<ImmutableArray<int>> Assemblies, List<Recall> Recalls)> EmergeAsync(ExperimentBoard board, ulong seed, int stimuli, bool learns)
    {
        await board.Session.SetGateAsync(learns).ConfigureAwait(false);
        var run = new AssemblyRun(board, seed);
        var (assemblies, recalls) = (new List<ImmutableArray<int>>(), new List<Recall>());
        for (var stimulus = 0; stimulus < stimuli; stimulus++)
            assemblies.Add(await run.ProjectAsync(stimulus).ConfigureAwait(false));
        await board.Session.SetGateAsync(false).ConfigureAwait(false);
        foreach (var assembly in assemblies)
            recalls.Add(await run.RecallAsync(assembly).ConfigureAwait(false));
        return (assemblies, recalls);
    }
}
