// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model.Tests.Core;

public sealed class Tick_costs
{
    [Theory]
    [InlineData("tiny", 13 + 32 + 7)]
    [InlineData("icebreaker", 32 + 512 + 9)]
    [InlineData("icebreaker-inference", 32 + 512 + 9)]
    [InlineData("complete", 32 + 1024 + 9)]
    [InlineData("odd_one", 13 + 22 + 7)]
    [InlineData("hx8k", 6 + 128 + 9)]
    public void An_idle_tick_takes_the_words_of_sources_or_a_step_of_the_noise_and_two_clocks_a_neuron(string name, int clocks)
    {
        var build = Configurations.Named(name);
        Assert.Equal(clocks, TickCost.Of(build.Neurons, build.Sources, [], [], EventMemory.SourcesPerWord(build), new InputCost(CoreBench.HasNoise(build)), learning: CoreBench.LearningCost(build)));
        var bench = new CoreBench(build);
        bench.Thresholds(1);
        bench.Tick();
        Assert.Equal((uint)clocks, bench.Clocks);
    }

    [Fact]
    public void An_event_takes_its_blocks_and_one_clock_where_events_are_dense()
    {
        var events = Enumerable.Range(0, 512).Select(source => new EventCost(source, 32)).ToArray();
        Assert.Equal(512 * 33, TickCost.Deliver(512, events) - 6);
    }

    [Fact]
    public void Events_far_apart_hide_the_scan_of_empty_words()
    {
        Assert.Equal(34, TickCost.Deliver(512, []));
        Assert.Equal(34, TickCost.Deliver(512, [new EventCost(0, 1)]));
        Assert.Equal(39, TickCost.Deliver(512, [new EventCost(0, 32)]));
        Assert.Equal(39 + 33, TickCost.Deliver(512, [new EventCost(0, 32), new EventCost(511, 32)]));
    }

    [Fact]
    public void No_tick_takes_longer_than_its_budget() => Seeds.Try(50, random =>
    {
        var sources = 8 * random.Next(32, 65);
        var events = Enumerable.Range(0, sources).Where(_ => random.Next(8) == 0)
            .Select(source => new EventCost(source, random.Next(33))).ToArray();
        var fired = Enumerable.Range(0, 256).Where(_ => random.Next(8) == 0).ToArray();
        var budget = Math.Max(2 * 256, sources) + 64 + events.Sum(cost => cost.Blocks + 4) + fired.Length + 16;
        Assert.InRange(TickCost.Of(256, sources, events, fired), 1, budget);
    });

    [Theory]
    [InlineData(256, 256, false, 34 + 519)]
    [InlineData(256, 256, true, 34 + 519)]
    [InlineData(8, 256, false, 34 + 514)]
    [InlineData(8, 256, true, 34 + 515)]
    [InlineData(8, 1, true, 34 + 23)]
    public void Encoders_run_beside_the_neurons(int neurons, int encoders, bool lastFires, int clocks)
    {
        var bench = new CoreBench("icebreaker-inference");
        bench.Thresholds(1);
        bench.Size(neurons, 512);
        bench.Encoders(encoders);
        if (lastFires)
            bench.Encoder(encoders - 1, new EncoderWord(InputEncoding.Latency, 0));
        Assert.Equal(clocks, TickCost.Of(neurons, 512, [], [], inputs: new InputCost(true, encoders, lastFires)));
        bench.Tick();
        Assert.Equal((uint)clocks, bench.Clocks);
    }
}
