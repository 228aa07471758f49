// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Compiler.Tests.Learning;

/// <summary>Rules that pairs of spikes drive.</summary>
public class PairRules
{
    private const double Keep = 0.951229;   // exp(-1 / 20)

    [Theory]
    [InlineData("icebreaker", 0.04)]
    [InlineData("complete-fine", 0.02)]
    public void Pair_stdp_follows_its_exponentials(string build, double tolerance)
    {
        for (var apart = -50; apart <= 50; apart++)
        {
            // A pair within one tick does not count; a spike n ticks before an event decays one tick less.
            var expected = apart > 0 ? Math.Pow(Keep, apart) : apart == 0 ? 0 : -1.05 * Math.Pow(Keep, -apart - 1);
            var change = Trains.MeanOfPair("pair_stdp", build, 64, apart, 4000);

            Assert.True(Math.Abs(change - expected) < tolerance, $"{apart} ticks: {change}, not {expected}");
        }
    }

    [Fact]
    public void Pair_stdp_counts_all_pairs()
    {
        var change = Trains.MeanChange("pair_stdp", "complete-fine", 64, [0, 5, 10], [12], 1000);

        Assert.Equal(Math.Pow(Keep, 12) + Math.Pow(Keep, 7) + Math.Pow(Keep, 2), change, 0.03);
    }

    [Theory]
    [InlineData("icebreaker", 1)]
    [InlineData("complete-fine", 1.0 / 256)]
    public void Rectangular_stdp_moves_by_one_step_within_its_window_and_not_at_all_beyond(string build, double step)
    {
        for (var apart = -60; apart <= 60; apart++)
        {
            var expected = Math.Abs(apart) is 0 or > 20 ? 0 : Math.Sign(apart) * step;
            var right = Trains.Changes("rectangular_stdp", build, 0, [Math.Max(0, -apart)], [Math.Max(0, apart)], 500)
                .Count(change => change == expected) / 500.0;

            // Chance in the decay of the trace blurs the edge by a tick.
            Assert.True(right >= (Math.Abs(apart) is 20 or 21 ? 0.9 : Math.Abs(apart) is 19 or 22 ? 0.99 : 1), $"{apart} ticks: {right} are right");
        }
    }

    [Fact]
    public void Rectangular_stdp_stops_at_its_bounds()
    {
        Assert.All(Trains.Changes("rectangular_stdp", "icebreaker", 127, [0], [5], 50), change => Assert.Equal(0, change));
        Assert.All(Trains.Changes("rectangular_stdp", "icebreaker", -127, [5], [0], 50), change => Assert.Equal(0, change));
    }

    [Theory]
    [InlineData("icebreaker")]
    [InlineData("complete-fine")]
    public void Soft_bounds_slow_down_towards_both_ends(string build)
    {
        foreach (var weight in new[] { 5, 40, 64, 100, 122 })
        {
            Assert.Equal(64.0 / 4096 * (127 - weight) * Math.Pow(Keep, 3), Trains.MeanOfPair("soft_bound_stdp", build, weight, 3, 8000), 0.04);
            Assert.Equal(-64.0 / 4096 * weight * Math.Pow(Keep, 2), Trains.MeanOfPair("soft_bound_stdp", build, weight, -3, 8000), 0.04);
        }
    }

    [Fact]
    public void Under_soft_bounds_a_weight_settles_where_hard_bounds_would_let_it_run_to_its_end()
    {
        Assert.InRange(After("soft_bound_stdp"), 70, 105);
        Assert.InRange(After("pair_stdp"), 120, 127);

        static double After(string rule)
        {
            var synapse = Firmware.Synapse(rule, "icebreaker", 64);
            Trains.Run(synapse, 60, 20, 10, new Random(1), caused: 0.3);
            return Enumerable.Range(2, 20).Average(seed =>
            {
                Trains.Run(synapse, 1, 20, 10, new Random(seed), caused: 0.3);
                return synapse.Weight;
            });
        }
    }

    [Theory]
    [InlineData("icebreaker")]
    [InlineData("complete-fine")]
    public void A_multiplicative_change_is_the_same_share_of_every_weight(string build)
    {
        foreach (var weight in new[] { 10, 30, 90 })
        {
            Assert.Equal(1.0 / 32 * Math.Pow(Keep, 2), Trains.MeanOfPair("multiplicative_lognormal", build, weight, 2, 8000) / weight, 0.004);
            Assert.Equal(-1.0 / 32 * Keep, Trains.MeanOfPair("multiplicative_lognormal", build, weight, -2, 8000) / weight, 0.004);
        }
    }

    [Fact]
    public void Multiplicative_changes_keep_weights_log_normal_where_additive_ones_do_not()
    {
        var chance = new Random(5);
        var start = Enumerable.Range(0, 300).Select(_ => Math.Exp(2.7 + (0.5 * Gauss(chance)))).ToArray();

        Assert.InRange(Math.Abs(SkewAfter("multiplicative_lognormal")), 0, 0.7);
        Assert.True(SkewAfter("pair_stdp") < -1, "additive changes leave no tail of small weights");

        double SkewAfter(string rule)
        {
            var logs = start.Select((weight, number) =>
            {
                var synapse = Firmware.Synapse(rule, "complete-fine", weight, Trains.Seed(number), number, 3);
                Trains.Run(synapse, 10, 15, 15, new Random(number));
                return Math.Log(Math.Max(synapse.Weight, 1.0 / 256));
            }).ToArray();
            var mean = logs.Average();
            var variance = logs.Average(log => Math.Pow(log - mean, 2));
            return logs.Average(log => Math.Pow(log - mean, 3)) / Math.Pow(variance, 1.5);
        }
    }

    [Fact]
    public void Anti_hebbian_inhibition_grows_with_coincidence_and_fades_without()
    {
        var together = Firmware.Synapse("anti_hebbian", "icebreaker", -30);
        Trains.Run(together, 20, 10, 5, new Random(1), caused: 0.8);
        Assert.InRange(together.Weight, -127, -100);

        var alone = Firmware.Synapse("anti_hebbian", "icebreaker", -30);
        Trains.Run(alone, 20, 10, 0.5, new Random(2));
        Assert.InRange(alone.Weight, -5, 0);
    }

    [Fact]
    public void Anti_hebbian_learning_does_not_care_who_fires_first()
    {
        foreach (var apart in new[] { 2, 5, 10 })
        {
            Assert.Equal(0.8 - Math.Pow(Keep, apart), Trains.MeanOfPair("anti_hebbian", "icebreaker", -64, apart, 8000), 0.04);
            Assert.Equal(0.8 - Math.Pow(Keep, apart - 1), Trains.MeanOfPair("anti_hebbian", "icebreaker", -64, -apart, 8000), 0.04);
        }
    }

    private static double Gauss(Random chance) =>
        Math.Sqrt(-2 * Math.Log(1 - chance.NextDouble())) * Math.Cos(2 * Math.PI * chance.NextDouble());
}
