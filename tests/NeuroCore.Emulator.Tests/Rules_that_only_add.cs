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
        var network = PlasticNetwork.Of(build, random, pairsForASynapse, least);
        network.Products[(int)LearningTrigger.Pre] = 0;
        network.Products[(int)LearningTrigger.Post] = 1;
        network.Program[1, (int)LearningTrigger.Post, 0] = new FunctionalProduct(
            ProductScalar.Coefficient, ProductVector.First, 3, random.Next(1, 256), Bound: 127, LowerBound: random.Next(4) == 0);
        return network;
    }
}
