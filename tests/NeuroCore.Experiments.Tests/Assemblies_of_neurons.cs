// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Compiler;
using NeuroCore.Experiments.Assemblies;
using NeuroCore.Hardware;
using NeuroCore.Link;
using NeuroCore.Network;
using NeuroCore.Trainer.Constructed;
using Xunit.Abstractions;

namespace NeuroCore.Experiments.Tests;

/// <summary>Assemblies, stored in synapses and recalled from a half, on the model.</summary>
public class Assemblies_of_neurons(ITestOutputHelper output)
{
    private const double Recalled = 0.9;
    private const double Chance = 0.1;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task That_emerge_in_an_area_come_back_whole_from_a_half(ulong seed)
    {
        const int Stimuli = 16;
        var image = NetworkCompiler.Compile(AssemblyArea.Describe(seed), Configurations.Named(AssemblyArea.Build)).Image;
        foreach (var learns in new[] { true, false })
        {
            await using var board = await ExperimentBoard.ModelAsync(image);
            await board.Session.SetGateAsync(learns);
            var run = new AssemblyRun(board, seed);
            var assemblies = new List<ImmutableArray<int>>();
            for (var stimulus = 0; stimulus < Stimuli; stimulus++)
                assemblies.Add(await run.ProjectAsync(stimulus));
            await board.Session.SetGateAsync(false);
            var recalls = new List<Recall>();
            foreach (var assembly in assemblies)
                recalls.Add(await run.RecallAsync(assembly));

            output.WriteLine($"seed {seed}, {(learns ? "with" : "without")} learning: {recalls.Average(recall => recall.Others):P1} of the other half, {recalls.Average(recall => recall.Strangers):P2} of the strangers");
            Assert.All(assemblies, assembly => Assert.Equal(AssemblyArea.Cap, assembly.Length));
            Assert.InRange(recalls.Average(recall => recall.Others), learns ? Recalled : 0, learns ? 1 : Chance);
            Assert.InRange(recalls.Average(recall => recall.Strangers), 0, Chance);
        }
    }

    [Fact]
    public async Task That_were_forced_in_the_example_come_back_whole_from_a_half()
    {
        var network = Example.Network("assemblies");
        Assert.Equal(StoredAssemblies.Ticks, network.Stimulus!.Ticks);
        Assert.Equal(StoredAssemblies.StoringTicks, network.Learning.EndTick(network.TickSeconds));

        foreach (var learns in new[] { true, false })
        {
            var recalls = await RecallsAsync(network, learns);

            output.WriteLine($"{(learns ? "with" : "without")} learning: {recalls.Average(recall => recall.Others):P1} of the other half, {recalls.Average(recall => recall.Strangers):P2} of the strangers");
            Assert.InRange(recalls.Average(recall => recall.Others), learns ? Recalled : 0, learns ? 1 : Chance);
            Assert.InRange(recalls.Average(recall => recall.Strangers), 0, Chance);
        }
    }

    private static async Task<List<Recall>> RecallsAsync(NetworkDescription network, bool learns)
    {
        var image = NetworkCompiler.Compile(network, Configurations.Named("icebreaker")).Image;
        var cells = image.Metadata.Populations.Single(place => place.Name == "cells");
        await using var board = await ExperimentBoard.ModelAsync(image);
        await board.Session.SetGateAsync(learns);
        var run = await board.Session.RunAsync(
            StimulusPlacement.Place(network.Stimulus!, image.Metadata).Select(spike => new SourceEvent(spike.Tick, spike.Source)),
            network.Stimulus!.Ticks, new RunOptions(), learns ? RunPause.OfLearning(image, firstTick: 0, network.Stimulus.Ticks) : []);
        return
        [
            .. StoredAssemblies.Draw(seed: 1).Select((assembly, number) =>
            {
                var first = StoredAssemblies.StoringTicks + (number * StoredAssemblies.RecallPeriod);
                var fired = run.Spikes.Where(spike => spike.Tick >= first && spike.Tick < first + StoredAssemblies.RecallPeriod)
                    .Select(spike => cells.Index(spike.Neuron)).Distinct().ToList();
                return Recall.Of(assembly, assembly[..(assembly.Length / 2)], fired, StoredAssemblies.Neurons);
            }),
        ];
    }
}
