// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model.Tests.Core;

/// <summary>Events, rows, accumulators. u of a neuron shows what was delivered to it.</summary>
public sealed class Delivery
{
    private static CoreBench Bench(string build)
    {
        var bench = new CoreBench(build);
        bench.Classes(new ClassParameters(0, 0, 0, 0, short.MinValue, 0, 0, ResetMode.Value));
        bench.Thresholds(short.MaxValue);
        return bench;
    }

    [Theory]
    [InlineData(127, 31_497)]
    [InlineData(-127, -31_498)]
    public void Accumulators_saturate_source_by_source_ascending(int weight, int expected)
    {
        // 259 x 127 goes beyond 32,767, and then ten come back from the bound.
        var bench = Bench("icebreaker");
        var sources = Enumerable.Range(0, 269).ToArray();
        foreach (var source in sources)
        {
            bench.Range(source, 3, 3);
            bench.Weight(source, 27, source < 259 ? weight : -weight);
        }

        bench.Tick(sources.Reverse().ToArray());
        Assert.Equal(expected, bench.U(27));
    }

    [Fact]
    public void Every_weight_delivers_itself_and_the_code_for_none_delivers_nothing()
    {
        var bench = Bench("odd_two");
        bench.Range(20, 0, 0);
        for (var weight = -128; weight <= 127; weight++)
        {
            bench.Weight(20, 1, weight);
            bench.Tick(20);
            Assert.Equal(weight == WeightCodes.NoSynapse ? 0 : weight, bench.U(1));
        }
    }

    [Theory]
    [InlineData("odd_one")]
    [InlineData("odd_two")]
    [InlineData("odd_four")]
    [InlineData("icebreaker")]
    public void Each_synapse_reaches_its_own_neuron(string build)
    {
        var bench = Bench(build);
        var target = bench.Build;
        for (var source = 0; source < target.Sources; source++)
        {
            bench.Range(source, 0, target.Blocks - 1);
            for (var neuron = 0; neuron < target.Neurons; neuron++)
                bench.Weight(source, neuron, Weight(source, neuron));
        }

        for (var source = 0; source < target.Sources; source += 1 + (target.Sources / 50))
        {
            bench.Tick(source);
            for (var neuron = 0; neuron < target.Neurons; neuron++)
                Assert.Equal(Weight(source, neuron), bench.U(neuron));
        }

        static int Weight(int source, int neuron) => (((source * 37) + (neuron * 101)) % 255) - 127;
    }

    [Fact]
    public void Only_the_occupied_blocks_of_a_source_are_visited()
    {
        var bench = Bench("tiny");
        for (var neuron = 0; neuron < 16; neuron++)
        {
            bench.Weight(30, neuron, 5);
            bench.Weight(31, neuron, 7);
        }

        bench.Range(30, 1, 2);
        bench.Tick(30, 31);
        for (var neuron = 0; neuron < 16; neuron++)
            Assert.Equal(neuron is >= 4 and < 12 ? 5 : 0, bench.U(neuron));
    }

    [Fact]
    public void Events_of_one_source_in_one_tick_merge()
    {
        var bench = Bench("tiny");
        bench.Range(17, 0, 0);
        bench.Weight(17, 2, 9);
        bench.Tick(17, 17, 17);
        Assert.Equal(9, bench.U(2));
        bench.Tick();
        Assert.Equal(0, bench.U(2));
    }

    [Fact]
    public void A_spike_is_delivered_in_the_tick_after_it_and_merges_with_an_event_of_that_tick()
    {
        var bench = Bench("tiny");
        bench.Range(5, 2, 2);
        bench.Weight(5, 9, 11);
        bench.Threshold(5, 0);
        Assert.Equal([5], bench.Tick());
        Assert.Equal(0, bench.U(9));
        bench.Threshold(5, 100);
        Assert.Empty(bench.Tick(5));
        Assert.Equal(11, bench.U(9));
        bench.Tick();
        Assert.Equal(0, bench.U(9));
    }

    [Fact]
    public void A_neuron_may_drive_itself()
    {
        var bench = Bench("tiny");
        bench.Range(6, 1, 1);
        bench.Weight(6, 6, 1);
        bench.Class(1, new ClassParameters(0, 0, 1, 7, 0, 0, 0, ResetMode.Value));
        bench.Threshold(6, 1);
        Assert.Empty(bench.Tick());
        Assert.Equal([6], bench.Tick(6));
        Assert.Equal([6], bench.Tick());
        Assert.Equal([6], bench.Tick());
    }

    [Fact]
    public void Sources_beyond_those_of_the_image_wait_in_the_event_memory()
    {
        var bench = Bench("icebreaker-inference");
        bench.Range(31, 0, 0);
        bench.Weight(31, 0, 4);
        bench.Size(16, 16);
        bench.Tick(31);
        Assert.Equal(0, bench.U(0));
        bench.Size(16, 32);
        bench.Tick();
        Assert.Equal(4, bench.U(0));
    }
}
