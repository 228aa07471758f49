// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network.Tests;

public class Encoders
{
    [Fact]
    public void Even_rates_spike_as_often_as_the_value_says_and_evenly()
    {
        const int Ticks = 100;
        for (var percent = 0; percent <= 100; percent++)
        {
            var ticks = RateEncoder.Even([percent / 100.0], Ticks).Select(spike => spike.Tick).ToArray();
            Assert.Equal(percent, ticks.Length);
            var gaps = ticks.Zip(ticks.Skip(1), (one, two) => two - one).ToArray();
            Assert.True(gaps.Length == 0 || gaps.Max() - gaps.Min() <= 1, $"{percent} %: gaps {string.Join(' ', gaps)}");
        }
    }

    [Fact]
    public void Rates_by_chance_keep_their_rate_and_a_seed_gives_the_same_spikes()
    {
        double[] values = [0, 0.1, 0.5, 1];
        var spikes = RateEncoder.ByChance(values, 20_000, seed: 5).ToArray();
        Assert.Equal(spikes, RateEncoder.ByChance(values, 20_000, seed: 5));
        Assert.NotEqual(spikes, RateEncoder.ByChance(values, 20_000, seed: 6));
        foreach (var (value, index) in values.Select((value, index) => (value, index)))
        {
            // Five deviations of a binomial.
            var most = 5 * Math.Sqrt(20_000 * value * (1 - value));
            Assert.InRange(spikes.Count(spike => spike.Index == index), (20_000 * value) - most, (20_000 * value) + most);
        }
    }

    [Fact]
    public void Larger_values_spike_sooner_and_nothing_is_silent()
    {
        Assert.Equal(
            [new(0, 3), new(5, 2), new(10, 1)],
            LatencyEncoder.Encode([0, 1e-9, 0.5, 1], 11).ToArray());
        Assert.Equal([new(0, 1)], LatencyEncoder.Encode([0.3, 1], 11, least: 0.4).ToArray());
    }

    [Fact]
    public void Changes_are_told_one_a_tick_until_the_signal_is_met()
    {
        // A step of three thresholds takes three ticks; noise below a threshold is not told.
        double[] signal = [0, 3, 3, 3, 3.9, 3, 1.9];
        Assert.Equal(
            [new(1, 0), new(2, 0), new(3, 0), new(6, 1)],
            DeltaEncoder.Encode([.. signal.Select(value => (IReadOnlyList<double>)[value])], 1).ToArray());
    }

    [Fact]
    public void What_changes_tell_adds_up_to_the_signal_within_a_threshold()
    {
        var random = new SplitMix64(9);
        var value = 0.0;
        var signal = Enumerable.Range(0, 2_000).Select(_ => value += (random.NextUnit() - 0.5) * 0.19).ToArray();
        var told = signal[0];
        var spikes = DeltaEncoder.Encode([.. signal.Select(one => (IReadOnlyList<double>)[one])], 0.1).ToLookup(spike => spike.Tick);
        for (var tick = 0; tick < signal.Length; tick++)
        {
            told += spikes[tick].Sum(spike => spike.Index == 0 ? 0.1 : -0.1);
            Assert.InRange(told - signal[tick], -0.101, 0.101);
        }
    }

    [Fact]
    public void The_receptive_field_nearest_to_a_value_spikes_first()
    {
        // Five neurons: centres at -1/6, 1/6, 1/2, 5/6 and 7/6 of the range.
        var spikes = PopulationEncoder.Encode([15, 10, 20], 10, 20, 5, 51).ToArray();
        Assert.Equal(new(0, 2), spikes[0]);
        Assert.Equal([5, 6], spikes.Where(spike => spike.Index is >= 5 and < 10).OrderBy(spike => spike.Tick).Take(2).Select(spike => spike.Index).Order());
        Assert.Equal([13, 14], spikes.Where(spike => spike.Index >= 10).OrderBy(spike => spike.Tick).Take(2).Select(spike => spike.Index).Order());
    }

    [Fact]
    public void What_cannot_be_encoded_is_refused_in_a_sentence()
    {
        Refused("The value 1.5 does not lie within 0..1", () => RateEncoder.Even([1.5], 10));
        Refused("The value NaN does not lie within 0..1", () => LatencyEncoder.Encode([double.NaN], 10));
        Refused("0 ticks hold no spikes", () => RateEncoder.ByChance([0.5], 0, 1));
        Refused("A change of 0 is none", () => DeltaEncoder.Encode([[1.0]], 0));
        Refused("Sample 1 has 2 values, but the first one has 1", () => DeltaEncoder.Encode([[1.0], [1.0, 2.0]], 1));
        Refused("2 neurons cannot tell a value", () => PopulationEncoder.Encode([0.5], 0, 1, 2, 10));
        Refused("The value 0.5 does not lie within 1..1", () => PopulationEncoder.Encode([0.5], 1, 1, 4, 10));
    }

    private static void Refused(string sentence, Func<object> encode) =>
        Assert.Contains(sentence, Assert.Throws<DescriptionException>(() => encode()).Message, StringComparison.Ordinal);
}
