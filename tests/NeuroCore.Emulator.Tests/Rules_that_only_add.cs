// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Model.Tests.Core;

namespace NeuroCore.Emulator.Tests;

/// <summary>Where no column can make a weight smaller, code leaves out the bound below, unless a weight lies below it already.</summary>
public sealed class Rules_that_only_add
{
    [Theory]
    [InlineData("tiny", 1, true)]
    [InlineData("tiny", 1, false)]
    [InlineData("tiny", 8, true)]
    [InlineData("tiny", 8, false)]
    [InlineData("icebreaker", 1, true)]
    [InlineData("icebreaker", 1, false)]
    public void Give_what_the_model_gives_wherever_weights_begin(string build, int pairsForASynapse, bool below) => Seeds.Try(10, random =>
    {
        var network = Network(Configurations.Named(build), random, pairsForASynapse, below ? -127 : 0);
        using var bench = new EmulatorBench(network, new EmulatorOptions { GuardPages = true, PlainTicks = 0 });
        for (var tick = 0; tick < 10; tick++)
            bench.Tick(network.Events(random), $"after tick {tick} of the run");
    });

    private static RandomNetwork Network(Configuration build, Random random, int pairsForASynapse, int least)
    {
        var network = new RandomNetwork(build, random) { Gate = true };
        for (var row = 0; row < ProjectionWord.Classes; row++)
        {
            network.Plastic[row] = true;
            for (var block = 0; block < network.Blocks; block++)
                network.Projections[row, block] = network.Projections[row, block] with { Rule = 1 };
        }

        network.Products[(int)LearningTrigger.Epoch] = 0;
        network.Products[(int)LearningTrigger.Pre] = 0;
        network.Products[(int)LearningTrigger.Post] = 1;
        network.Program[1, (int)LearningTrigger.Post, 0] = new FunctionalProduct(
            ProductScalar.Coefficient, ProductVector.First, 3, random.Next(1, 256), Bound: 127, LowerBound: random.Next(4) == 0);
        for (var source = 0; source < network.Sources; source++)
        {
            network.SourceClasses[source] = network.SourceClasses[source - (source % build.Lanes)];
            network.Ranges[source] = new OccupiedRange(0, network.Blocks - 1);
            for (var neuron = 0; neuron < network.Neurons; neuron++)
                network.Synapses[source, neuron] = (ushort)(random.Next(pairsForASynapse) == 0 ? random.Next(least, 128) & 255 : 0x80);
        }

        return network;
    }
}
