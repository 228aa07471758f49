// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Trainer.Digits;

namespace NeuroCore.Tools.Tests.Trainer;

public class Spike_coding
{
    private static readonly byte[] Values = [.. Enumerable.Range(0, 17).Select(value => (byte)value)];

    [Fact]
    public void A_pixel_fires_as_often_as_its_value_says()
    {
        var ticks = SpikeCoding.Encode(Values);

        foreach (byte value in Values)
            Assert.Equal(value, ticks.Count(tick => tick.Contains(value)));
    }

    [Fact]
    public void Spikes_of_a_pixel_are_as_even_as_can_be()
    {
        var ticks = SpikeCoding.Encode(Values);

        foreach (byte value in Values[1..])
        {
            int[] times = [.. Enumerable.Range(0, ticks.Length).Where(tick => ticks[tick].Contains(value))];
            int[] gaps = [.. times.Zip(times.Skip(1), (one, next) => next - one)];
            Assert.All(gaps, gap => Assert.InRange(gap, 16 / value, (16 + value - 1) / value));
        }
    }

    [Fact]
    public void The_last_ticks_are_silent()
    {
        var ticks = SpikeCoding.Encode(Values);

        Assert.Equal(20, ticks.Length);
        Assert.All(ticks.Skip(16), tick => Assert.Empty(tick));
    }
}
