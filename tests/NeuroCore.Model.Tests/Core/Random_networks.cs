// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model.Tests.Core;

public sealed class Random_networks
{
    public static TheoryData<string> Builds => ["tiny", "icebreaker", "complete", "odd_one", "odd_two", "odd_four", "hx8k"];

    [Theory]
    [MemberData(nameof(Builds))]
    public void The_core_does_what_its_page_says_a_tick_does(string build) => Seeds.Try(Cases(build), random =>
    {
        var network = new RandomNetwork(Configurations.Named(build), random);
        var bench = new CoreBench(network.Build);
        network.Load(bench);
        var functional = new FunctionalCore(network);
        for (var tick = 0; tick < 40; tick++)
        {
            var events = network.Events(random);
            Assert.Equal(functional.Tick(events).Where(neuron => network.Reported[neuron]), bench.Tick(events));
            for (var neuron = 0; neuron < network.Neurons; neuron++)
            {
                Assert.Equal(functional.U[neuron], bench.U(neuron));
                Assert.Equal(functional.V[neuron], bench.V(neuron));
                Assert.Equal(functional.Refractory[neuron], bench.Refractory(neuron));
                for (var slot = 0; slot < 1 << network.Build.DelayBits; slot++)
                    Assert.Equal(functional.Accumulator(slot, neuron), bench.Accumulator(neuron, slot));
            }
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
        for (var tick = 0; tick < 40; tick++)
        {
            var before = bench.Clocks;
            var events = network.Events(random);
            var fired = functional.Tick(events);
            var handedOut = bench.Tick(events);
            EventCost[] costs = [.. functional.Delivered.Select(source => new EventCost(
                source, network.Ranges[source] is { } range ? range.Last - range.First + 1 : 0))];
            Assert.Equal(TickCost.Of(
                network.Neurons, network.Sources, costs, fired, handedOut, EventMemory.SourcesPerWord(network.Build),
                new InputCost(CoreBench.HasNoise(network.Build))), (int)(bench.Clocks - before));
        }
    });

    private static int Cases(string build) => build switch { "complete" => 3, "icebreaker" => 8, _ => 30 };
}
