// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model.Tests.Core;

/// <summary>How a class of sources acts on a block: exponent, delay, sign, enable; signs of events; reported neurons.</summary>
public sealed class Projections
{
    // Source 20 reaches neurons 0..7 with weight 5, as class 3; u shows what a tick delivered.
    private static CoreBench Bench(string build = "tiny")
    {
        var bench = new CoreBench(build);
        bench.Classes(new ClassParameters(0, 0, 0, 0, short.MinValue, 0, 0, ResetMode.Value));
        bench.Thresholds(short.MaxValue);
        bench.Range(20, 0, 1, sourceClass: 3);
        for (var neuron = 0; neuron < 8; neuron++)
            bench.Weight(20, neuron, 5);
        return bench;
    }

    [Theory]
    [InlineData(0, false, 5)]
    [InlineData(3, false, 40)]
    [InlineData(0, true, -5)]
    [InlineData(2, true, -20)]
    public void Weights_act_times_a_power_of_two_and_with_the_sign_of_class_and_block(int exponent, bool negative, int expected)
    {
        var bench = Bench();
        bench.Projection(3, 1, new ProjectionWord(exponent, Negative: negative));
        bench.Projection(2, 0, new ProjectionWord(1));
        bench.Tick(20);
        Assert.Equal((5, expected), (bench.U(0), bench.U(4)));
    }

    [Fact]
    public void A_projection_that_is_not_enabled_delivers_nothing_and_costs_what_it_did()
    {
        var (enabled, disabled) = (Bench(), Bench());
        disabled.Projection(3, 1, new ProjectionWord(Enable: false));
        enabled.Tick(20);
        disabled.Tick(20);
        Assert.Equal((5, 0), (disabled.U(0), disabled.U(4)));
        Assert.Equal(enabled.Clocks, disabled.Clocks);
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(uint.MaxValue - 2)]
    public void An_event_takes_effect_its_delay_later_wherever_the_tick_number_wraps(uint tick)
    {
        for (var delay = 0; delay < 8; delay++)
        {
            var bench = Bench();
            bench.TickRegister(tick);
            bench.Projection(3, 1, new ProjectionWord(Delay: delay));
            bench.Tick(20);
            for (var after = 0; after < 10; after++, bench.Tick())
                Assert.Equal(after == delay ? 5 : 0, bench.U(4));
        }
    }

    [Fact]
    public void What_is_under_way_stays_in_its_slot_when_the_image_shrinks_or_the_tick_number_is_written()
    {
        var bench = Bench();
        bench.Projection(3, 1, new ProjectionWord(Delay: 5));
        bench.Tick(20);
        Assert.Equal(5, bench.Accumulator(4, slot: 5));
        bench.Size(4, 32);
        bench.TickRegister(13);
        bench.Tick();
        Assert.Equal(5, bench.Accumulator(4, slot: 5));
        bench.Size(16, 32);
        bench.TickRegister(21);
        bench.Tick();
        Assert.Equal((5, 0), (bench.U(4), bench.Accumulator(4, slot: 5)));
    }

    [Fact]
    public void The_host_writes_accumulators_as_if_they_had_been_delivered()
    {
        var bench = Bench();
        bench.Accumulator(6, 2, -300);
        Assert.Equal((0x10000 - 300, 0), ((int)bench.Access(Bank.Accumulator, (2 * 16) + 6).Word, bench.Accumulator(5, 2)));
        bench.Access(Bank.Accumulator, (2 * 16) + 5, 32_766);
        bench.Tick();
        bench.Tick();
        Assert.Equal(0, bench.U(6));
        bench.Tick();
        Assert.Equal((-300, 32_766), (bench.U(6), bench.U(5)));
    }

    [Fact]
    public void A_negative_event_acts_with_the_opposite_sign_and_two_signs_cancel()
    {
        var bench = Bench();
        bench.Projection(3, 1, new ProjectionWord(Negative: true));
        bench.Tick(20 | CoreBench.Negative);
        Assert.Equal((-5, 5), (bench.U(0), bench.U(4)));
        bench.Tick(20);
        Assert.Equal((5, -5), (bench.U(0), bench.U(4)));
    }

    [Fact]
    public void Of_events_that_merge_one_negative_makes_all_negative_in_any_order()
    {
        var bench = Bench();
        bench.Tick(20, 20 | CoreBench.Negative);
        Assert.Equal(-5, bench.U(0));
        bench.Tick(20 | CoreBench.Negative, 20);
        Assert.Equal(-5, bench.U(0));
    }

    [Fact]
    public void Words_of_events_are_positive_until_their_signs_are_written()
    {
        var bench = Bench();
        bench.Event(20 | CoreBench.Negative);
        bench.Core.Clock(default);
        Assert.Equal(1 << 4, bench.Core.Read(Bank.Sign, 1));
        bench.Core.Write(Bank.Event, 1, 1 << 4);
        Assert.Equal(0, bench.Core.Read(Bank.Sign, 1));
        bench.Core.Write(Bank.Sign, 1, 1 << 4);
        bench.Tick();
        Assert.Equal((-5, 0), (bench.U(0), bench.Core.Read(Bank.Sign, 1)));
    }

    [Fact]
    public void Builds_without_signs_exponents_and_delays_ignore_them()
    {
        // odd_one has no polarity and no exponent, odd_two no bipolar neurons and no delay.
        var one = Bench("odd_one");
        one.Projection(3, 1, new ProjectionWord(7, 0, 0, Negative: true));
        one.Tick(20);
        Assert.Equal(5, one.U(1));
        var two = Bench("odd_two");
        two.Projection(3, 1, new ProjectionWord(6, 7));
        two.Tick(20 | CoreBench.Negative);
        Assert.Equal((5, 0), (two.U(2), two.Core.Read(Bank.Sign, 1)));
    }

    [Fact]
    public void Only_reported_neurons_are_handed_out_but_all_are_sources_and_take_no_clock_of_the_emission()
    {
        var bench = Bench();
        bench.Range(9, 0, 0);
        bench.Weight(9, 2, 11);
        bench.Report(9, reported: false);
        bench.Threshold(9, 0);
        bench.Threshold(12, 0);
        Assert.Equal([12], bench.Tick());
        Assert.Equal(TickCost.Of(16, 32, [], [9, 12], [12], 16, new InputCost(Noise: true), learning: CoreBench.LearningCost(bench.Build)), (int)bench.Clocks);
        bench.Tick();
        Assert.Equal(11, bench.U(2));
    }
}
