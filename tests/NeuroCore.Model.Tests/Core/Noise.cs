// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model.Tests.Core;

public sealed class Noise
{
    private const ulong Seed = 0x9E37_79B9_7F4A_7C15;

    [Fact]
    public void Every_tick_steps_the_state_once()
    {
        var bench = new CoreBench("tiny");
        bench.Thresholds(1);
        bench.Noise(Seed);
        bench.Tick();
        Assert.Equal(NoiseGenerator.Step(Seed), State(bench));
        bench.Tick();
        Assert.Equal(NoiseGenerator.Step(NoiseGenerator.Step(Seed)), State(bench));
    }

    [Fact]
    public void The_state_of_a_known_start_is_known()
    {
        // Written out by hand: bit 0 goes to 13, both to 17 more; 13 also comes down to 6, and that goes up to 23.
        Assert.Equal((1UL << 0) | (1UL << 13) | (1UL << 6) | (1UL << 17) | (1UL << 30) | (1UL << 23), NoiseGenerator.Step(1));
        Assert.Equal(0UL, NoiseGenerator.Step(0));
    }

    [Fact]
    public void A_build_without_noise_or_encoders_has_no_state()
    {
        var bench = new CoreBench("hx8k");
        bench.Noise(Seed);
        Assert.Equal(0UL, State(bench));
    }

    [Fact]
    public void A_reset_in_the_middle_of_a_step_leaves_a_whole_one()
    {
        var bench = new CoreBench("tiny");
        bench.Noise(Seed);
        bench.Core.Clock(new CoreInputs { TickStart = true });
        bench.Core.Clock(default);
        bench.Core.Clock(new CoreInputs { Reset = true });
        Assert.False(bench.Core.TickBusy);
        // The access waits for the end of the step.
        var (word, clocks) = bench.Access(Bank.Noise, 2);
        Assert.Equal((ushort)(NoiseGenerator.Step(Seed) >> 32), word);
        Assert.Equal(NoiseGenerator.StepClocks - 2 + 7, clocks);
    }

    [Fact]
    public void Noise_of_a_place_is_that_of_the_page() => Seeds.Try(200, random =>
    {
        var state = (ulong)random.NextInt64(long.MinValue, long.MaxValue);
        var place = random.Next(1024);
        Assert.Equal((A(state) * (A((state >> 32) | (state << 32)) | 1)) & 65535, PlaceNoise.Of(state, place));

        long A(ulong h)
        {
            var word = h & 65535;
            for (var k = 0; k < 10; k++)
                word ^= (place >> k & 1) != 0 ? (h >> (16 + k)) & 65535 : 0;
            return (long)word;
        }
    });

    [Fact]
    public void Each_of_the_65536_values_of_a_place_is_about_as_frequent_as_another()
    {
        const int Ticks = 40_000;
        var counts = new int[256];
        var state = Seed;
        for (var tick = 0; tick < Ticks; tick++)
        {
            state = NoiseGenerator.Step(state);
            for (var place = 0; place < 64; place++)
                counts[PlaceNoise.Of(state, place) >> 8]++;
        }

        // Chi squared of 255 degrees of freedom: mean 255, deviation 22.6.
        const double Expected = Ticks * 64 / 256.0;
        Assert.InRange(counts.Sum(count => (count - Expected) * (count - Expected) / Expected), 160, 370);
    }

    private static ulong State(CoreBench bench) =>
        Enumerable.Range(0, 4).Aggregate(0UL, (state, word) => state | ((ulong)bench.Core.Read(Bank.Noise, word) << (16 * word)));
}
