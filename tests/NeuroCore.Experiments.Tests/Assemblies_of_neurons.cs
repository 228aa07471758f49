// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Compiler;
using NeuroCore.Experiments.Assemblies;
using NeuroCore.Hardware;
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

            var recalls = await new AssemblyRun(board, seed).RunAsync(Stimuli, learns);

            output.WriteLine($"seed {seed}, {(learns ? "with" : "without")} learning: {recalls.Others:P1} of the other half, {recalls.Strangers:P2} of the strangers");
            Assert.Equal(Stimuli, recalls.Recalls.Length);
            Assert.All(recalls.Assemblies, assembly => Assert.Equal(AssemblyArea.Cap, assembly.Length));
            Assert.InRange(recalls.Others, learns ? Recalled : 0, learns ? 1 : Chance);
            Assert.InRange(recalls.Strangers, 0, Chance);
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
            var image = ForcedAssemblies.Compile(Example.All);
            await using var board = await ExperimentBoard.ModelAsync(image);
            var recalls = ForcedAssemblies.Recalls(await ForcedAssemblies.RunAsync(board, Example.All, learns), image);

            output.WriteLine($"{(learns ? "with" : "without")} learning: {recalls.Average(recall => recall.Others):P1} of the other half, {recalls.Average(recall => recall.Strangers):P2} of the strangers");
            Assert.Equal(StoredAssemblies.Assemblies, recalls.Length);
            Assert.InRange(recalls.Average(recall => recall.Others), learns ? Recalled : 0, learns ? 1 : Chance);
            Assert.InRange(recalls.Average(recall => recall.Strangers), 0, Chance);
        }
    }
}
