// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Compiler;
using NeuroCore.Hardware;
using NeuroCore.Link;
using NeuroCore.Network;
using NeuroCore.Trainer.Constructed;

namespace NeuroCore.Experiments.Assemblies;

/// <summary>The example in which assemblies are forced to fire, learned, and recalled.</summary>
public static class ForcedAssemblies
{
    private const ulong Seed = 1;

    /// <summary>The example's network for the flagship.</summary>
    /// <param name="examples">Folder of the examples.</param>
    public static RegisterImage Compile(string examples) => NetworkCompiler.Compile(Network(examples), Configurations.Named("icebreaker")).Image;

    /// <summary>Runs the example, which closes the gate before the first cue.</summary>
    /// <param name="board">A board that has just loaded the example.</param>
    /// <param name="examples">Folder of the examples.</param>
    /// <param name="learns">False to keep the gate closed throughout.</param>
    /// <param name="watch">Who looks.</param>
    public static async Task<RunRecord> RunAsync(ExperimentBoard board, string examples, bool learns, Watch watch = default)
    {
        ArgumentNullException.ThrowIfNull(board);
        var stimulus = Network(examples).Stimulus!;
        await board.Session.SetGateAsync(learns, watch.Cancellation).ConfigureAwait(false);
        return await board.Session.RunAsync(
            StimulusPlacement.Place(stimulus, board.Image.Metadata).Select(spike => new SourceEvent(spike.Tick, spike.Source)),
            stimulus.Ticks, new RunOptions(), learns ? RunPause.OfLearning(board.Image, firstTick: 0, stimulus.Ticks) : [],
            watch.OfRun, watch.Cancellation).ConfigureAwait(false);
    }

    /// <summary>What each cue of a run recalled.</summary>
    public static ImmutableArray<Recall> Recalls(RunRecord run, RegisterImage image)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(image);
        var cells = image.Metadata.Populations.Single(place => place.Name == "cells");
        return
        [
            .. StoredAssemblies.Draw(Seed).Select((assembly, number) =>
            {
                var first = StoredAssemblies.StoringTicks + (number * StoredAssemblies.RecallPeriod);
                var fired = run.Spikes.Where(spike => spike.Tick >= first && spike.Tick < first + StoredAssemblies.RecallPeriod)
                    .Select(spike => cells.Index(spike.Neuron)).Distinct().ToList();
                return Recall.Of(assembly, assembly[..(assembly.Length / 2)], fired, StoredAssemblies.Neurons);
            }),
        ];
    }

    private static NetworkDescription Network(string examples) => NetworkFile.Load(Path.Combine(examples, "assemblies", "network.yaml"));
}
