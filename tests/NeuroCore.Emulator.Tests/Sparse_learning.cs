// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Model.Tests.Core;

namespace NeuroCore.Emulator.Tests;

/// <summary>Networks in which few pairs have a synapse that learns, so that columns go by lists.</summary>
public sealed class Sparse_learning
{
    private const int MostDraws = 8;

    [Theory]
    [InlineData("tiny", 100, false)]
    [InlineData("tiny", 100, true)]
    [InlineData("icebreaker", 10, false)]
    [InlineData("icebreaker", 10, true)]
    public void Does_what_the_model_does(string build, int cases, bool narrow) => Seeds.Try(cases, random =>
    {
        // Not every drawn network has a rule for columns: drawn again until one has.
        for (var draw = 0; draw < MostDraws; draw++)
        {
            var network = Sparse(Configurations.Named(build), random);
            using var bench = new EmulatorBench(network, new EmulatorOptions { GuardPages = true, PlainTicks = 0, NarrowVectors = narrow });
            if (!bench.Core.MachineCode().Parts.Any(part => part.What.StartsWith("columns by lists", StringComparison.Ordinal)))
                continue;
            for (var tick = 0; tick < 10; tick++)
                bench.Tick(network.Events(random), $"after tick {tick} of the run");
            return;
        }

        Assert.Fail($"Of {MostDraws} networks none has columns by lists.");
    });

    [Fact]
    public void Goes_on_from_what_a_host_writes_and_where_it_goes_back_to() => Seeds.Try(20, random =>
    {
        var network = Sparse(Configurations.Named("tiny"), random);
        using var bench = new EmulatorBench(network, new EmulatorOptions { GuardPages = true, PlainTicks = 0 });
        for (var tick = 0; tick < 6; tick++)
        {
            bench.Tick(network.Events(random), $"after tick {tick} of the run");
            var (address, word) = (random.Next(BankDepth.Of(network.Build, Bank.Synapse)), (ushort)(random.Next(128) | (random.Next(2) == 0 ? 0x8000 : 0x0300)));
            bench.Model.Core.Write(Bank.Synapse, address, word);
            bench.Core.Write(Bank.Synapse, address, word);
        }

        var kept = bench.Core.Keep();
        FunctionalSpike[][] events = [.. Enumerable.Range(0, 5).Select(_ => network.Events(random))];
        var before = Words();
        var first = Run();
        var after = Words();
        bench.Core.Return(kept);
        Assert.Equal(before, Words());
        bench.Core.Return(kept);
        Assert.Equal(first, Run());
        Assert.Equal(after, Words());

        ushort[] Words() => [.. Enumerable.Range(0, BankDepth.Of(network.Build, Bank.Synapse)).Select(address => bench.Core.Read(Bank.Synapse, address))];

        SpikeEntry[] Run() => [.. events.SelectMany(tick =>
        {
            foreach (var (source, negative) in tick)
                bench.Core.Event(source, negative);
            return bench.Core.Tick().ToArray();
        })];
    });

    // The code made after the first tick knows no weight below 0; sums beyond its room have it made, and then there is the beginning again.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Goes_back_to_weights_that_its_code_was_not_made_for(bool narrow) => Seeds.Try(10, random =>
    {
        var network = Lifted(Configurations.Named("artix"), random);
        using var plain = new EmulatedCore(network.Build, new EmulatorOptions { Portable = true });
        using var machine = new EmulatedCore(network.Build, new EmulatorOptions { PlainTicks = 0, NarrowVectors = narrow });
        EmulatedCore[] cores = [plain, machine];
        foreach (var (bank, address, word, _) in network.Words())
            Array.ForEach(cores, core => core.Write(bank, address, word));
        var first = Array.ConvertAll(cores, core => core.Keep());
        Ticks(1);
        var second = Array.ConvertAll(cores, core => core.Keep());
        Return(second);
        Ticks(2);
        Return(first);
        Ticks(2);
        Assert.NotNull(machine.MachineCode().Lists);
        for (var address = 0; address < BankDepth.Of(network.Build, Bank.Synapse); address++)
            Assert.Equal(plain.Read(Bank.Synapse, address), machine.Read(Bank.Synapse, address));

        void Return(CoreState[] states)
        {
            for (var i = 0; i < cores.Length; i++)
                cores[i].Return(states[i]);
        }

        void Ticks(int count)
        {
            for (var tick = 0; tick < count; tick++)
            {
                foreach (var core in cores)
                {
                    for (var source = 0; source < network.Sources; source++)
                        core.Event(source, false);
                    core.Tick();
                }
            }
        }
    });

    // About 45 synapses a neuron, one in twelve far below 0; rows take from weights, which a tick lifts to 0 at least.
    private static RandomNetwork Lifted(Configuration build, Random random)
    {
        var network = PlasticNetwork.Of(build, random, pairsForASynapse: 8, least: -127);
        for (var source = 0; source < network.Sources; source++)
        {
            for (var neuron = 0; neuron < network.Neurons; neuron++)
                network.Synapses[source, neuron] = (ushort)(random.Next(Math.Max(network.Sources, 360)) >= 45 ? 0x80 : random.Next(12) == 0 ? 0x81 : 127);
        }

        network.Products[(int)LearningTrigger.Pre] = 1;
        network.Program[1, (int)LearningTrigger.Pre, 0] = new FunctionalProduct(ProductScalar.Coefficient, ProductVector.First, 1, 255, Subtract: true, Bound: 127, LowerBound: false);
        network.Products[(int)LearningTrigger.Post] = 1;
        network.Program[1, (int)LearningTrigger.Post, 0] = new FunctionalProduct(ProductScalar.Coefficient, ProductVector.First, 4, 100, Bound: 127, LowerBound: false);
        for (var row = 0; row < ProjectionWord.Classes; row++)
        {
            for (var block = 0; block < network.Blocks; block++)
                network.Projections[row, block] = network.Projections[row, block] with { Exponent = 2, Enable = true, Delay = 2, Receptor = 0, Negative = false };
        }

        Array.Clear(network.Accumulators);
        return network;
    }

    private static RandomNetwork Sparse(Configuration build, Random random)
    {
        // In some no weight is below 0, and rows only make weights less, down to 0: that has code of its own.
        var positive = random.Next(3) == 0;
        var network = PlasticNetwork.Of(build, random, pairsForASynapse: random.Next(5, 60), least: positive ? 0 : -127);
        network.Products[(int)LearningTrigger.Pre] = 1;
        network.Program[1, (int)LearningTrigger.Pre, 0] = new FunctionalProduct(
            random.Next(2) == 0 ? ProductScalar.Coefficient : ProductScalar.Second, ProductVector.First, 2, random.Next(256), Subtract: positive || random.Next(2) == 0, Bound: positive ? 127 : random.Next(128), LowerBound: !positive);
        network.Products[(int)LearningTrigger.Post] = 2;
        network.Program[1, (int)LearningTrigger.Post, 0] = new FunctionalProduct(ProductScalar.Coefficient, ProductVector.First, 3, random.Next(256), Last: false);
        network.Program[1, (int)LearningTrigger.Post, 1] = new FunctionalProduct(ProductScalar.Second, ProductVector.Second, 3, Subtract: true, Bound: random.Next(128), LowerBound: !positive);
        return network;
    }
}
