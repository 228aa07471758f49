// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model.Tests.Core;

/// <summary>Neuron 0, and what it does in ticks.</summary>
public sealed class Neurons
{
    private const int Never = short.MaxValue;
    private const int Keep = ClassParameters.KeepAll;

    private static readonly ClassParameters Plain = new(
        KeepU: 0, KeepV: Keep, AccumulatorShift: 0, CurrentShift: 0, VMin: short.MinValue, VReset: 0, RefractoryTicks: 0, ResetMode.Value);

    private static CoreBench Bench(ClassParameters parameters, string build = "tiny")
    {
        // The sizes of the build, but none of these tests is about a feature that it lacks.
        var sizes = Configurations.Named(build);
        var bench = new CoreBench(sizes with { Capabilities = sizes.Capabilities | Configurations.Named("tiny").Capabilities });
        bench.Classes(parameters);
        bench.Thresholds(Never);
        for (var source = 0; source < bench.Build.Sources; source++)
        {
            bench.Range(source, 0, 0);
            for (var neuron = 0; neuron < bench.Build.Lanes; neuron++)
                bench.Weight(source, neuron, WeightCodes.NoSynapse);
        }

        return bench;
    }

    [Theory]
    [InlineData(4000)]
    [InlineData(4095)]
    [InlineData(2048)]
    [InlineData(1)]
    [InlineData(0)]
    public void Free_decay_of_v_truncates_toward_zero_from_both_sides_and_reaches_exactly_zero(int keep)
    {
        var bench = Bench(Plain with { KeepV = keep });
        var v = 1_000_003;
        bench.V(0, v);
        bench.V(1, -v);
        for (var tick = 0; v > 0; tick++)
        {
            Assert.True(tick < 40_000);
            v = (int)((long)v * keep / Keep);
            bench.Tick();
            Assert.Equal(v, bench.V(0));
            Assert.Equal(-v, bench.V(1));
        }

        bench.Tick();
        Assert.Equal(0, bench.V(0));
        Assert.Equal(0, bench.V(1));
    }

    [Theory]
    [InlineData(3900)]
    [InlineData(4095)]
    public void Free_decay_of_u_truncates_toward_zero_from_both_sides_and_reaches_exactly_zero(int keep)
    {
        var bench = Bench(Plain with { KeepU = keep, KeepV = 0 });
        var u = 32_767;
        bench.U(0, u);
        bench.U(1, -u);
        for (var tick = 0; u > 0; tick++)
        {
            Assert.True(tick < 40_000);
            u = u * keep / Keep;
            bench.Tick();
            Assert.Equal(u, bench.U(0));
            Assert.Equal(-u, bench.U(1));
        }
    }

    [Fact]
    public void A_neuron_that_keeps_all_of_v_integrates_exactly()
    {
        var bench = Bench(Plain with { CurrentShift = 3 });
        bench.Weight(16, 0, 7);
        bench.Weight(16, 1, -7);
        for (var tick = 1; tick <= 1000; tick++)
        {
            bench.Tick(16);
            Assert.Equal(tick * 7 * 8, bench.V(0));
            Assert.Equal(-tick * 7 * 8, bench.V(1));
        }
    }

    [Fact]
    public void A_current_that_keeps_all_integrates_exactly_too()
    {
        var bench = Bench(Plain with { KeepU = Keep, KeepV = 0, AccumulatorShift = 2 });
        bench.Weight(16, 0, 5);
        for (var tick = 1; tick <= 100; tick++)
        {
            bench.Tick(16);
            Assert.Equal(tick * 20, bench.U(0));
            Assert.Equal(tick * 20, bench.V(0));
        }
    }

    [Fact]
    public void The_new_current_drives_the_membrane_in_the_same_tick()
    {
        var bench = Bench(Plain with { AccumulatorShift = 7, CurrentShift = 7 });
        bench.Weight(16, 0, 3);
        bench.Tick(16);
        Assert.Equal(3 << 7, bench.U(0));
        Assert.Equal(3 << 14, bench.V(0));
    }

    [Fact]
    public void The_bias_is_added_each_tick_on_the_integer_scale()
    {
        var bench = Bench(Plain);
        bench.Bias(0, 3);
        bench.Bias(1, -2);
        for (var tick = 1; tick <= 5; tick++)
        {
            bench.Tick();
            Assert.Equal(tick * 3 * 256, bench.V(0));
            Assert.Equal(-tick * 2 * 256, bench.V(1));
        }
    }

    [Theory]
    [InlineData("tiny")]
    [InlineData("odd_two")]
    [InlineData("odd_four")]
    public void U_and_v_stop_at_the_bounds_of_their_widths(string build)
    {
        var bench = Bench(Plain with { KeepU = Keep }, build);
        var (u, v) = ((1 << (bench.Build.CurrentWidth - 1)) - 1, (1 << (bench.Build.MembraneWidth - 1)) - 1);
        bench.Weight(bench.Build.Neurons, 0, 127);
        bench.Weight(bench.Build.Neurons, 1, -127);
        bench.Bias(0, short.MaxValue);
        bench.Bias(1, short.MinValue);
        for (var tick = 0; tick < 300; tick++)
        {
            bench.Threshold(0, Never);
            bench.Refractory(0, 0);
            bench.Tick(bench.Build.Neurons);
        }

        Assert.Equal(u, bench.U(0));
        Assert.Equal(-u - 1, bench.U(1));
        Assert.Equal(-v - 1, bench.V(1));
        Assert.Equal(bench.Build.MembraneWidth == 24 ? 0 : v, bench.V(0));    // a threshold of 32,767 is within 24 bits
    }

    [Fact]
    public void V_does_not_go_below_its_floor_and_the_floor_has_no_fraction()
    {
        var bench = Bench(Plain with { VMin = -5 });
        bench.Weight(16, 0, -127);
        for (var tick = 1; tick <= 40; tick++)
        {
            bench.Tick(16);
            Assert.Equal(Math.Max(-5 * 256, -127 * tick), bench.V(0));
        }
    }

    [Fact]
    public void A_floor_above_v_lifts_it()
    {
        var bench = Bench(Plain with { VMin = 10 });
        bench.V(0, 17);
        bench.Tick();
        Assert.Equal(10 * 256, bench.V(0));
    }

    [Theory]
    [InlineData("odd_two")]
    [InlineData("odd_four")]
    public void A_floor_beyond_what_v_can_hold_is_the_bound_itself(string build)
    {
        var bench = Bench(Plain with { VMin = short.MinValue }, build);
        var most = (1 << (bench.Build.MembraneWidth - 9)) - 1;
        bench.Bias(0, short.MinValue);
        bench.Tick();
        Assert.Equal((-most - 1) * 256, bench.V(0));

        bench = Bench(Plain with { VMin = short.MaxValue }, build);
        bench.Tick();
        Assert.Equal(most * 256, bench.V(0));
    }

    [Fact]
    public void A_neuron_fires_when_v_reaches_its_threshold_whatever_the_fraction()
    {
        var bench = Bench(Plain with { VReset = -3 });
        for (var neuron = 0; neuron < 4; neuron++)
            bench.Threshold(neuron, 10);
        bench.V(0, 10 * 256);
        bench.V(1, (10 * 256) - 1);
        bench.V(2, (10 * 256) + 255);
        bench.V(3, (9 * 256) + 255);
        Assert.Equal([0, 2], bench.Tick());
        Assert.Equal(-3 * 256, bench.V(0));
        Assert.Equal((10 * 256) - 1, bench.V(1));
        Assert.Equal(-3 * 256, bench.V(2));
    }

    [Fact]
    public void A_negative_threshold_is_a_threshold()
    {
        var bench = Bench(Plain with { VReset = -100 });
        bench.Threshold(0, -10);
        Assert.Equal([0], bench.Tick());
        Assert.Equal(-100 * 256, bench.V(0));
        Assert.Empty(bench.Tick());
    }

    [Fact]
    public void Reset_to_a_value_forgets_the_overshoot_and_the_fraction()
    {
        var bench = Bench(Plain with { VReset = 7 });
        bench.Threshold(0, 20);
        bench.V(0, (500 * 256) + 33);
        Assert.Equal([0], bench.Tick());
        Assert.Equal(7 * 256, bench.V(0));
    }

    [Fact]
    public void Reset_by_subtraction_keeps_the_overshoot_and_the_fraction()
    {
        var bench = Bench(Plain with { Reset = ResetMode.Subtract, VReset = 7 });
        bench.Threshold(0, 20);
        bench.V(0, (50 * 256) + 33);
        Assert.Equal([0], bench.Tick());
        Assert.Equal((30 * 256) + 33, bench.V(0));
        Assert.Equal([0], bench.Tick());
        Assert.Equal((10 * 256) + 33, bench.V(0));
        Assert.Empty(bench.Tick());
    }

    [Fact]
    public void Every_refractory_period_holds_v_for_its_ticks_while_u_goes_on()
    {
        for (var ticks = 0; ticks <= 127; ticks++)
        {
            var bench = Bench(Plain with { KeepU = 4000, VReset = 2, RefractoryTicks = ticks });
            bench.Threshold(0, 10);
            bench.Weight(16, 0, 100);
            bench.V(0, 10 * 256);
            Assert.Equal([0], bench.Tick());
            bench.Threshold(0, Never);
            var u = 0;
            for (var held = 1; held <= ticks; held++)
            {
                Assert.Equal(ticks - held + 1, bench.Refractory(0));
                Assert.Empty(bench.Tick(16));
                u = (u * 4000 / Keep) + 100;
                Assert.Equal(u, bench.U(0));
                Assert.Equal(2 * 256, bench.V(0));
                Assert.Equal(0, bench.Accumulator(0));
            }

            Assert.Equal(0, bench.Refractory(0));
            bench.Tick();
            Assert.Equal((2 * 256) + (u * 4000 / Keep), bench.V(0));
        }
    }

    [Fact]
    public void A_neuron_above_its_threshold_fires_every_R_plus_1_ticks()
    {
        var bench = Bench(Plain with { VReset = 50, RefractoryTicks = 3 });
        bench.Threshold(0, 10);
        bench.V(0, 50 * 256);
        for (var tick = 0; tick < 20; tick++)
            Assert.Equal(tick % 4 == 0 ? [0] : [], bench.Tick());
    }

    [Fact]
    public void Each_block_has_parameters_of_its_own()
    {
        var bench = Bench(Plain);
        for (var block = 0; block < bench.Build.Blocks; block++)
            bench.Class(block, Plain with { KeepV = 1000 * block });
        for (var neuron = 0; neuron < bench.Build.Neurons; neuron++)
            bench.V(neuron, 4096);
        bench.Tick();
        for (var neuron = 0; neuron < bench.Build.Neurons; neuron++)
            Assert.Equal(1000 * (neuron / bench.Build.Lanes), bench.V(neuron));
    }

    [Fact]
    public void Neurons_beyond_those_of_the_image_rest()
    {
        var bench = Bench(Plain);
        bench.Size(8, 16);
        bench.Thresholds(-1);
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7], bench.Tick());
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7], bench.Tick());
    }

    [Fact]
    public void A_spike_raises_theta_which_decays_every_so_many_ticks()
    {
        var bench = Bench(Plain with { KeepTheta = 2048, ThetaPeriod = 2, ThetaStep = 100, Reset = ResetMode.None });
        bench.Threshold(0, 10);
        bench.V(0, 10 * 256);
        Assert.Equal([0], bench.Tick());
        int[] expected = [100, 100, 100, 100, 50, 50, 50, 50, 25, 25, 25, 25, 12];
        foreach (var theta in expected)
        {
            Assert.Equal(theta, (short)bench.Core.Read(Bank.Adaptation, 0));
            Assert.Empty(bench.Tick());
        }
    }

    [Fact]
    public void Theta_decays_to_exactly_zero_from_both_sides_and_saturates()
    {
        var bench = Bench(Plain with { KeepTheta = 4095, ThetaStep = short.MaxValue, Reset = ResetMode.None });
        bench.Core.Write(Bank.Adaptation, 1, 30_000);
        bench.Core.Write(Bank.Adaptation, 2, unchecked((ushort)-30_000));
        bench.Core.Write(Bank.Adaptation, 0, 32_000);
        bench.Threshold(0, short.MinValue);
        Assert.Equal([0], bench.Tick());
        Assert.Equal(short.MaxValue, (short)bench.Core.Read(Bank.Adaptation, 0));
        for (var tick = 0; tick < 31_000; tick++)
            bench.Tick();
        Assert.Equal(0, bench.Core.Read(Bank.Adaptation, 1));
        Assert.Equal(0, bench.Core.Read(Bank.Adaptation, 2));
    }

    [Fact]
    public void A_bipolar_neuron_also_spikes_at_minus_its_threshold_and_loses_it_with_the_other_sign()
    {
        var bench = Bench(Plain with { Reset = ResetMode.Subtract, Bipolar = true });
        for (var neuron = 0; neuron < 3; neuron++)
            bench.Threshold(neuron, 10);
        bench.V(0, -10 * 256);
        bench.V(1, (-10 * 256) + 1);
        bench.V(2, (-25 * 256) + 7);
        Assert.Equal([0, 2], bench.Tick().Select(spike => spike & 0xFFF));
        Assert.Equal(0, bench.V(0));
        Assert.Equal((-10 * 256) + 1, bench.V(1));
        Assert.Equal((-15 * 256) + 7, bench.V(2));
    }

    [Fact]
    public void Reset_by_subtraction_may_keep_a_share_of_the_overshoot()
    {
        var bench = Bench(Plain with { Reset = ResetMode.Subtract, KeepReset = 1024 });
        bench.Threshold(0, 20);
        bench.V(0, (50 * 256) + 33);
        Assert.Equal([0], bench.Tick());
        Assert.Equal(((30 * 256) + 33) / 4, bench.V(0));
    }

    [Fact]
    public void Without_a_reset_v_stays()
    {
        var bench = Bench(Plain with { Reset = ResetMode.None, VReset = 3 });
        bench.Threshold(0, 20);
        bench.V(0, (50 * 256) + 33);
        Assert.Equal([0], bench.Tick());
        Assert.Equal((50 * 256) + 33, bench.V(0));
    }

    [Fact]
    public void A_silenced_neuron_keeps_its_state_and_its_input_is_consumed()
    {
        var bench = Bench(Plain with { KeepU = 2000, KeepV = 2000, KeepTheta = 2000 });
        bench.Weight(16, 0, 100);
        bench.Threshold(0, -1);
        bench.U(0, 1234);
        bench.V(0, 56_789);
        bench.Core.Write(Bank.Adaptation, 0, 77);
        bench.Refractory(0, 0x80 | 5);
        for (var tick = 0; tick < 3; tick++)
            Assert.Empty(bench.Tick(16));
        Assert.Equal(1234, bench.U(0));
        Assert.Equal(56_789, bench.V(0));
        Assert.Equal(77, bench.Core.Read(Bank.Adaptation, 0));
        Assert.Equal(0x80 | 5, bench.Refractory(0));
        Assert.Equal(0, bench.Accumulator(0));
    }

    [Fact]
    public void Spikes_are_counted_up_to_65535_and_the_first_is_remembered_and_reading_may_clear()
    {
        var bench = Bench(Plain with { Reset = ResetMode.None });
        bench.Threshold(0, 0);
        bench.Threshold(1, 0);
        bench.Core.Write(Bank.Count, 1, 0xFFFE);
        bench.Core.Write(Bank.Control, (int)ControlRegister.Elapsed, 40);
        for (var tick = 0; tick < 3; tick++)
            bench.Tick();
        Assert.Equal(40, bench.Core.Read(Bank.FirstSpike, 0));
        Assert.Equal(0xFFFF, bench.Core.Read(Bank.Count, 1));
        Assert.Equal(3, bench.Access(Bank.CountTake, 0).Word);
        Assert.Equal(0, bench.Access(Bank.Count, 0).Word);
        bench.Tick();
        Assert.Equal(43, bench.Core.Read(Bank.FirstSpike, 0));
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(65535, 0, 0)]
    [InlineData(0, 15, -16384)]
    [InlineData(65535, 15, 16383)]
    [InlineData(32767, 15, 0)]
    [InlineData(32768, 15, 0)]
    [InlineData(0, 1, -1)]
    [InlineData(1, 1, 0)]
    public void Noise_is_rounded_toward_zero(int b16, int amplitude, int expected) =>
        Assert.Equal(expected, LifArithmetic.Noise(b16, amplitude));

    [Theory]
    [InlineData(short.MinValue, short.MinValue, -(128 * 65536), 1)]
    [InlineData(short.MaxValue, short.MaxValue, (128 * 65536) - 1, 0)]
    [InlineData(short.MaxValue, short.MaxValue, -(128 * 65536), 0)]
    [InlineData(-5, 0, -6 * 256, -1)]
    [InlineData(0, 0, 0, 1)]
    [InlineData(0, 0, -1, -1)]
    public void The_sum_of_threshold_and_theta_is_exact(short threshold, short theta, int v, int sign) =>
        Assert.Equal(sign, LifArithmetic.Sign(v, LifArithmetic.Threshold(threshold, theta), bipolar: true));
}
