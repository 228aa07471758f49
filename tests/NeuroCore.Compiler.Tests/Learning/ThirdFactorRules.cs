// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Compiler.Tests.Learning;

/// <summary>Rules with rewards and errors.</summary>
public class ThirdFactorRules
{
    private const string Tags = "complete";

    [Fact]
    public void A_pair_without_reward_leaves_a_tag_and_no_change()
    {
        var synapse = Firmware.Synapse("reward_stdp", Tags, 64);
        synapse.G = 0;
        Pairs(synapse, apart: 2, count: 4);

        Assert.InRange(synapse.Tag, 4, 9);
        Assert.Equal(64, synapse.Weight);
    }

    [Theory]
    [InlineData(2, 127, 3, 9)]
    [InlineData(2, -127, -9, -3)]
    [InlineData(-2, 127, -9, -3)]
    [InlineData(-2, -127, 3, 9)]
    public void A_reward_that_comes_later_changes_the_weight_by_what_the_tag_holds(int apart, int reward, double least, double most)
    {
        var change = Enumerable.Range(1, 50).Average(number =>
        {
            var synapse = Firmware.Synapse("reward_stdp", Tags, 64, Trains.Seed(number));
            synapse.G = 0;
            Pairs(synapse, apart, count: 4);
            synapse.G = reward;
            Rest(synapse, 4000);
            Assert.Equal(0, synapse.Tag);
            return synapse.Weight - 64;
        });

        Assert.InRange(change, least, most);
    }

    [Fact]
    public void A_reward_that_comes_too_late_changes_little()
    {
        Assert.InRange(Change(0) / Change(512), 2.0, 3.7);   // a time constant of 8 epochs of 64 ticks
        Assert.InRange(Change(4000), -0.2, 0.2);

        static double Change(int late) => Enumerable.Range(1, 400).Average(number =>
        {
            var synapse = Firmware.Synapse("reward_stdp", Tags, 64, Trains.Seed(number));
            synapse.G = 0;
            Pairs(synapse, apart: 2, count: 4);
            Rest(synapse, late);
            synapse.G = 127;
            Rest(synapse, 4000);
            return synapse.Weight - 64;
        });
    }

    [Theory]
    [InlineData("icebreaker")]
    [InlineData("complete-fine")]
    public void Without_tags_the_reward_of_the_moment_scales_and_turns_the_pair(string build)
    {
        var keep = Math.Exp(-1 / 20.0);
        foreach (var reward in new[] { 127, 64, 0, -64, -127 })
        {
            Assert.Equal(reward / 128.0 * Math.Pow(keep, 4), Change(reward, 4), 0.04);
            Assert.Equal(-reward / 128.0 * Math.Pow(keep, 3), Change(reward, -4), 0.04);
        }

        double Change(int reward, int apart) => Enumerable.Range(1, 6000).Average(number =>
        {
            var synapse = Firmware.Synapse("reward_gated_stdp", build, 64, Trains.Seed(number));
            synapse.G = reward;
            Pairs(synapse, apart, count: 1);
            return synapse.Weight - 64;
        });
    }

    [Theory]
    [InlineData("icebreaker")]
    [InlineData("complete-fine")]
    public void An_error_changes_the_weights_of_active_sources_alone(string build)
    {
        Assert.Equal(0, Change(100, active: false));
        Assert.Equal(Change(100, active: true), -Change(-100, active: true), 0.3);

        // 2^-5 * m * x1, summed over 16 epochs of 16 ticks in which one impulse decays.
        var sum = Enumerable.Range(1, 16).Sum(epoch => 64 * Math.Exp(-((16 * epoch) - 1) / 20.0));
        Assert.Equal(100 / 128.0 / 32 * sum, Change(100, active: true), 0.15);

        double Change(int error, bool active) => Enumerable.Range(1, 2000).Average(number =>
        {
            var synapse = Firmware.Synapse("error_three_factor", build, 0, Trains.Seed(number));
            synapse.M = error;
            for (var tick = 0; tick < 256; tick++)
                synapse.Tick(active && tick == 0, post: false);
            return synapse.Weight;
        });
    }

    [Fact]
    public void An_error_that_the_weight_causes_vanishes()
    {
        // The delta rule: the error is what is missing to 70, in 1/128.
        var synapse = Firmware.Synapse("error_three_factor", "icebreaker", -20);
        for (var tick = 0; tick < 10_000; tick++)
        {
            synapse.M = (int)Math.Clamp(70 - synapse.Weight, -127, 127);
            synapse.Tick(pre: tick % 25 == 0, post: false);
        }

        Assert.InRange(synapse.Weight, 68, 72);
    }

    private static void Pairs(OneSynapse synapse, int apart, int count)
    {
        for (var pair = 0; pair < count; pair++)
        {
            for (var tick = 0; tick < (count == 1 ? Math.Abs(apart) + 1 : 120); tick++)
                synapse.Tick(tick == Math.Max(0, -apart), tick == Math.Max(0, apart));
        }
    }

    private static void Rest(OneSynapse synapse, int ticks)
    {
        for (; ticks > 0; ticks--)
            synapse.Tick(pre: false, post: false);
    }
}
