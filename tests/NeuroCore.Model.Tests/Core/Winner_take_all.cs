// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model.Tests.Core;

public sealed class Winner_take_all
{
    private static readonly ClassParameters Plain = new(
        0, ClassParameters.KeepAll, 0, 0, short.MinValue, 0, 0, ResetMode.Value, Competes: true, GroupEnd: true, GroupWinners: 1);

    // Four neurons a block, two winners at most. No traces, whose decay would take longer than these neurons do.
    private static CoreBench Bench(ClassParameters parameters)
    {
        var tiny = Configurations.Named("tiny");
        var bench = new CoreBench(tiny with { Capabilities = tiny.Capabilities & ~Capabilities.Learning });
        bench.Classes(parameters);
        bench.Thresholds(100);
        return bench;
    }

    private static void Levels(CoreBench bench, params int[] levels)
    {
        for (var neuron = 0; neuron < levels.Length; neuron++)
            bench.V(neuron, levels[neuron] * 256);
    }

    [Fact]
    public void Of_each_group_the_neuron_furthest_above_its_threshold_fires()
    {
        var bench = Bench(Plain);
        Levels(bench, 100, 130, 99, 120, 99, 99, 99, 99, 50, 60, 101, 100);
        bench.Threshold(3, 60);
        Assert.Equal([3, 10], bench.Tick());
    }

    [Fact]
    public void Of_equals_the_lower_numbers_fire()
    {
        var bench = Bench(Plain with { GroupWinners = 2 });
        Levels(bench, 99, 150, 150, 150);
        Assert.Equal([1, 2], bench.Tick());
    }

    [Fact]
    public void A_fraction_of_v_decides()
    {
        var bench = Bench(Plain);
        Levels(bench, 120, 120, 120);
        bench.V(2, (120 * 256) + 1);
        Assert.Equal([2], bench.Tick());
    }

    [Fact]
    public void Those_that_do_not_win_do_as_if_they_had_stayed_below_their_threshold()
    {
        var bench = Bench(Plain with { RefractoryTicks = 5, ThetaStep = 7, VReset = -3 });
        Levels(bench, 120, 130);
        bench.Tick();
        Assert.Equal((120 * 256, -3 * 256), (bench.V(0), bench.V(1)));
        Assert.Equal((0, 5), (bench.Refractory(0), bench.Refractory(1)));
        Assert.Equal((0, 7), (bench.Core.Read(Bank.Adaptation, 0), bench.Core.Read(Bank.Adaptation, 1)));
        Assert.Equal((0, 1), (bench.Core.Read(Bank.Count, 0), bench.Core.Read(Bank.Count, 1)));
        Assert.Equal([0], bench.Tick());
    }

    [Fact]
    public void A_winner_decays_and_is_driven_once()
    {
        var bench = Bench(Plain with { KeepU = 2048, KeepV = 4000, Reset = ResetMode.None, KeepTheta = 2048 });
        bench.U(0, 1000);
        bench.V(0, 40_960);
        bench.Bias(0, 10);
        bench.Core.Write(Bank.Adaptation, 0, 40);
        bench.Accumulator(0, 0, 30);
        Assert.Equal([0], bench.Tick());
        Assert.Equal(530, bench.U(0));
        Assert.Equal(40_000 + 530 + 2560, bench.V(0));
        Assert.Equal(20, bench.Core.Read(Bank.Adaptation, 0));
    }

    [Fact]
    public void A_negative_spike_competes_by_how_far_v_is_below_minus_the_threshold()
    {
        var bench = Bench(Plain with { Bipolar = true });
        Levels(bench, 120, -121, 110);
        Assert.Equal([1 + CoreBench.Negative], bench.Tick());
        Levels(bench, 122, -121, 110);
        Assert.Equal([0], bench.Tick());
    }

    [Fact]
    public void A_group_may_have_many_blocks_and_its_last_says_how_many_win()
    {
        var bench = Bench(Plain with { GroupEnd = false });
        bench.Class(3, Plain with { GroupWinners = 2 });
        Levels(bench, 110, 0, 0, 0, 150, 0, 0, 0, 0, 0, 0, 0, 0, 140, 145);
        Assert.Equal([4, 14], bench.Tick());
    }

    [Fact]
    public void More_winners_than_the_build_has_are_none_the_more_and_0_are_none()
    {
        var bench = Bench(Plain with { GroupWinners = 7 });
        bench.Class(1, Plain with { GroupWinners = 0 });
        Levels(bench, 110, 120, 130, 140, 150, 160);
        Assert.Equal([2, 3], bench.Tick());
    }

    [Fact]
    public void Neurons_of_no_group_fire_as_ever()
    {
        var bench = Bench(Plain with { Competes = false });
        Levels(bench, 110, 120, 130, 140);
        Assert.Equal([0, 1, 2, 3], bench.Tick());
    }

    [Fact]
    public void A_group_of_which_nobody_would_fire_costs_nothing_and_a_winner_two_clocks()
    {
        var bench = Bench(Plain);
        var idle = Clocks(bench);
        Assert.Equal(TickCost.Of(16, 32, [], [], inputs: new InputCost(true), learning: CoreBench.LearningCost(bench.Build)), idle);
        Levels(bench, 110);
        Assert.Equal(idle + 2 + TickCost.Emit(16, [0]), Clocks(bench));
    }

    private static int Clocks(CoreBench bench)
    {
        var before = bench.Clocks;
        bench.Tick();
        return (int)(bench.Clocks - before);
    }
}
