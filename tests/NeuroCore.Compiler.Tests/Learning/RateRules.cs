// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Compiler.Tests.Learning;

/// <summary>Rules that depend on rates.</summary>
public class RateRules
{
    [Theory]
    [InlineData("icebreaker")]
    [InlineData("complete-fine")]
    public void Ojas_weight_settles_at_input_over_output(string build)
    {
        // Without correlation <x y> = <x> <y>, so the weight, in units of 64, is <x> / <y>.
        Assert.InRange(Settled(20, 20), 64 * 0.85, 64 * 1.15);
        Assert.InRange(Settled(20, 40), 32 * 0.85, 32 * 1.15);
        Assert.InRange(Settled(30, 20), 96 * 0.85, 96 * 1.15);

        double Settled(double pre, double post)
        {
            var synapse = Firmware.Synapse("oja", build, 20);
            var chance = new Random(3);
            Trains.Run(synapse, 30, pre, post, chance);
            return Enumerable.Range(0, 3000).Average(_ =>
            {
                Trains.Run(synapse, 0.1, pre, post, chance);
                return synapse.Weight;
            });
        }
    }

    [Fact]
    public void Ojas_weight_favours_the_input_that_fires_with_the_neuron()
    {
        Assert.True(Settled(caused: 0.4) > 1.12 * Settled(caused: 0));

        static double Settled(double caused)
        {
            var synapse = Firmware.Synapse("oja", "icebreaker", 20);
            var chance = new Random(4);
            // The neuron fires at the same rate in both cases.
            Trains.Run(synapse, 30, 20, 30 - (20 * caused), chance, caused);
            return Enumerable.Range(0, 1000).Average(_ =>
            {
                Trains.Run(synapse, 0.1, 20, 30 - (20 * caused), chance, caused);
                return synapse.Weight;
            });
        }
    }

    [Theory]
    [InlineData("icebreaker")]
    [InlineData("complete-fine")]
    public void Bcms_threshold_slides_so_that_a_rate_is_sought(string build)
    {
        // Once y2 has followed, low rates potentiate and high ones depress: the rate comes back to 20.
        Assert.InRange(Drift(10, 10), 0.1, 0.6);
        Assert.InRange(Drift(40, 40), -3.5, -1.5);
        Assert.InRange(Drift(20, 20), -0.2, 0.2);

        // Before it has, a burst potentiates and a lull depresses: what is above the threshold is selected.
        Assert.InRange(Drift(20, 40), 0.7, 3);
        Assert.InRange(Drift(20, 10), -0.5, -0.05);

        // Change of the weight in 0.3 s at one rate after seconds at another.
        double Drift(double before, double now) => Enumerable.Range(0, 1000).Average(number =>
        {
            var synapse = Firmware.Synapse("bcm", build, 64, Trains.Seed(number));
            var chance = new Random(number);
            synapse.Gate = false;
            Trains.Run(synapse, 4, 20, before, chance);
            synapse.Gate = true;
            Trains.Run(synapse, 0.3, 20, now, chance);
            return synapse.Weight - 64;
        });
    }

    [Theory]
    [InlineData("icebreaker")]
    [InlineData("complete-fine")]
    public void Scaling_moves_all_weights_by_the_same_share_towards_the_rate_that_is_sought(string build)
    {
        foreach (var weight in new[] { 20, 60 })
        {
            // (80 - 8 * rate) / 2^14 of the weight in each of 39 epochs; the trace is up to its mean by then.
            Assert.Equal(39 * 40.0 / 16384, Share(5, weight), 0.02);
            Assert.Equal(0, Share(10, weight), 0.02);
            Assert.Equal(-39 * 80.0 / 16384, Share(20, weight), 0.03);
        }

        double Share(double rate, double weight) => Enumerable.Range(0, 60).Average(number =>
        {
            var synapse = Firmware.Synapse("homeostatic", build, weight, Trains.Seed(number));
            var chance = new Random(number);
            synapse.Gate = false;
            Trains.Run(synapse, 5, 10, rate, chance);
            synapse.Gate = true;
            Trains.Run(synapse, 10, 10, rate, chance);
            return Math.Log(Math.Max(synapse.Weight, 1) / weight);
        });
    }
}
