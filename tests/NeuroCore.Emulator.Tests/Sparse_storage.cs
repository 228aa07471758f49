// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Model.Tests.Core;

namespace NeuroCore.Emulator.Tests;

/// <summary>Builds in which nothing learns may hold only the synapses that are there.</summary>
public sealed class Sparse_storage
{
    [Theory]
    [InlineData("icebreaker-inference", false, 12)]
    [InlineData("icebreaker-inference", true, 6)]
    public void Does_what_the_model_does(string build, bool portable, int cases) => Seeds.Try(cases, random =>
    {
        var network = new RandomNetwork(Configurations.Named(build), random);
        Thin(network, random);
        using var bench = new EmulatorBench(network, new EmulatorOptions { GuardPages = true, PlainTicks = 0, Portable = portable, Sparse = true });
        for (var tick = 0; tick < 8; tick++)
        {
            bench.Tick(network.Events(random), $"after tick {tick} of the run");
            var (address, word) = (random.Next(BankDepth.Of(network.Build, Bank.Synapse)), (ushort)(random.Next(2) == 0 ? 0x8080 : random.Next(65536)));
            bench.Model.Core.Write(Bank.Synapse, address, word);
            bench.Core.Write(Bank.Synapse, address, word);
        }

        for (var address = 0; address < BankDepth.Of(network.Build, Bank.Synapse); address++)
            Assert.Equal(bench.Model.Core.Read(Bank.Synapse, address), bench.Core.Read(Bank.Synapse, address));
    });

    [Fact]
    public void Takes_memory_for_synapses_and_not_for_pairs()
    {
        var build = EmulatedBuild.Holding([4096], [], Capabilities.Leak);
        using var sparse = new EmulatedCore(build);
        using var dense = new EmulatedCore(build, new EmulatorOptions { Sparse = false });
        foreach (var core in new[] { sparse, dense })
        {
            core.Write(Bank.Projection, 0, new ProjectionWord(Enable: true).ToWord());
            core.Tick();
        }

        Assert.InRange(dense.MemoryBytes, 4096L * 4096, 2 * 4096L * 4096);
        Assert.InRange(sparse.MemoryBytes, 0, 1_000_000);
    }

    // In some networks most pairs have no synapse.
    private static void Thin(RandomNetwork network, Random random)
    {
        if (random.Next(3) == 0)
            return;
        for (var source = 0; source < network.Sources; source++)
        {
            for (var neuron = 0; neuron < network.Neurons; neuron++)
            {
                if (random.Next(10) != 0)
                    network.Synapses[source, neuron] = 0x80;
            }
        }
    }
}
