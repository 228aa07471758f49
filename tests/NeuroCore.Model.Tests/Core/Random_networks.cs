// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model.Tests.Core;

public sealed class Random_networks
{
    public static TheoryData<string> Builds => [.. Configurations.All.Select(build => build.Name)];

    [Theory]
    [MemberData(nameof(Builds))]
    public void The_core_does_what_its_page_says_a_tick_does(string build) => Seeds.Try(Cases(build), random =>
    {
        var network = new RandomNetwork(Configurations.Named(build), random);
        var bench = new CoreBench(network.Build);
        network.Load(bench);
        var functional = new FunctionalCore(network);
        Same(network, functional, bench, "at the start");
        for (var tick = 0; tick < Ticks(build); tick++)
        {
            var events = network.Events(random);
            Assert.Equal(functional.Tick(events), bench.Tick(events));
            Same(network, functional, bench, $"after tick {tick} of the run");
        }
    });

    [Theory]
    [MemberData(nameof(Builds))]
    public void A_tick_takes_the_clocks_that_the_formula_says(string build) => Seeds.Try(Cases(build), random =>
    {
        var network = new RandomNetwork(Configurations.Named(build), random);
        var bench = new CoreBench(network.Build);
        network.Load(bench);
        var functional = new FunctionalCore(network);
        for (var tick = 0; tick < Ticks(build); tick++)
        {
            var before = bench.Clocks;
            var events = network.Events(random);
            functional.Tick(events);
            int[] reported = [.. bench.Tick(events).Select(spike => spike.Source)];
            EventCost[] costs = [.. functional.Delivered.Select(source => new EventCost(
                source, Blocks(network, source), network.Plastic[network.SourceClasses[source]]))];
            Assert.Equal(TickCost.Of(
                network.Neurons, network.Sources, costs, functional.Fired, reported, EventMemory.SourcesPerWord(network.Build),
                InputCost(network, functional), Groups(network, functional), LearningCost(network, functional), Swept(network)), (int)(bench.Clocks - before));
        }
    });

    private static int Blocks(RandomNetwork network, int source) =>
        network.Ranges[source] is { } range ? range.Last - range.First + 1 : 0;

    private static LearningCost LearningCost(RandomNetwork network, FunctionalCore functional) =>
        CoreBench.LearningCost(network.Build) with
        {
            Plastic = network.Build.Has(Capabilities.Learning) && network.Plastic.Contains(true),
            Pre = network.Gate ? network.Products[(int)LearningTrigger.Pre] : 0,
            Post = network.Gate ? network.Products[(int)LearningTrigger.Post] : 0,
            Epoch = network.Gate && functional.T % (1L << network.EpochShift) == 0 ? network.Products[(int)LearningTrigger.Epoch] : 0,
        };

    private static EventCost[] Swept(RandomNetwork network) =>
    [
        .. Enumerable.Range(0, network.Sources)
            .Select(source => new EventCost(source, Blocks(network, source), network.Plastic[network.SourceClasses[source]])),
    ];

    private static InputCost InputCost(RandomNetwork network, FunctionalCore functional) => new(
        CoreBench.HasNoise(network.Build), network.Encoders,
        network.Encoders > 0 && functional.Events.ContainsKey(network.FirstEncoded + network.Encoders - 1));

    private static GroupCost[] Groups(RandomNetwork network, FunctionalCore functional)
    {
        var groups = new List<GroupCost>();
        var winners = 0;
        for (var block = 0; block < network.Blocks && network.Build.Has(Capabilities.Winners); block++)
        {
            var (first, end) = (block * network.Build.Lanes, (block + 1) * network.Build.Lanes);
            winners += network.Classes[block].Competes ? functional.Fired.Count(neuron => neuron >= first && neuron < end) : 0;
            if (!network.Classes[block].GroupEnd)
                continue;
            groups.Add(new GroupCost(end - 1, winners));
            winners = 0;
        }

        return [.. groups];
    }

    private static void Same(RandomNetwork network, FunctionalCore functional, CoreBench bench, string when)
    {
        foreach (var (bank, address, word, mask) in functional.Words())
        {
            var read = bench.Access(bank, address).Word & mask;
            Assert.True(
                read == word,
                $"{when}, bank {bank}, address {address}: the page says {(short)word}, the model {(short)read}; the image has {network.Neurons} neurons.");
        }

        if (network.Build.Has(Capabilities.Learning))
            SameSynapses(network, functional, bench, when);
    }

    private static void SameSynapses(RandomNetwork network, FunctionalCore functional, CoreBench bench, string when)
    {
        for (var source = 0; source < network.Sources; source++)
        {
            for (var neuron = 0; neuron < network.Neurons; neuron++)
            {
                var (read, word) = (bench.Synapse(source, neuron), functional.Synapses[source, neuron]);
                if (read != word)
                    Assert.Fail($"{when}, synapse of source {source} to neuron {neuron}: the page says {word:x4}, the model {read:x4}.");
            }
        }
    }

    // A large network has more in it than a small one.
    private static int Cases(string build) => Configurations.Named(build).Neurons switch { >= 512 => 3, >= 256 => 8, _ => 30 };

    private static int Ticks(string build) => Configurations.Named(build).Neurons >= 512 ? 20 : 40;
}
