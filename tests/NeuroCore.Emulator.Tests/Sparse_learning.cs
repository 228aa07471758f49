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
