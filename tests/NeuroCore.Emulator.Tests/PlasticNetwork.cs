// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Model.Tests.Core;

namespace NeuroCore.Emulator.Tests;

/// <summary>Random networks in which every pair may have a synapse that learns by rule 1, which whoever asks for them writes.</summary>
internal static class PlasticNetwork
{
    /// <summary>A network.</summary>
    /// <param name="build">A build that learns.</param>
    /// <param name="random">Draws it.</param>
    /// <param name="pairsForASynapse">One pair in so many has a synapse.</param>
    /// <param name="least">The least weight, -127..127.</param>
    public static RandomNetwork Of(Configuration build, Random random, int pairsForASynapse, int least)
    {
        var network = new RandomNetwork(build, random) { Gate = true };
        for (var row = 0; row < ProjectionWord.Classes; row++)
        {
            network.Plastic[row] = true;
            for (var block = 0; block < network.Blocks; block++)
                network.Projections[row, block] = network.Projections[row, block] with { Rule = 1 };
        }

        for (var source = 0; source < network.Sources; source++)
        {
            network.SourceClasses[source] = network.SourceClasses[source - (source % build.Lanes)];
            network.Ranges[source] = new OccupiedRange(0, network.Blocks - 1);
            for (var neuron = 0; neuron < network.Neurons; neuron++)
                network.Synapses[source, neuron] = (ushort)(random.Next(pairsForASynapse) == 0 ? random.Next(least, 128) & 255 : 0x80);
        }

        network.Products[(int)LearningTrigger.Epoch] = 0;
        return network;
    }
}
