// SPDX-License-Identifier: Apache-2.0
using System.Numerics;
using NeuroCore.Hardware;

namespace NeuroCore.Model.Tests.Core;

public sealed class Arithmetic
{
    [Theory]
    [InlineData(4097, 4095, 4095)]
    [InlineData(-4097, 4095, -4095)]
    [InlineData(1, 4095, 0)]
    [InlineData(-1, 4095, 0)]
    [InlineData(-1, 4096, -1)]
    [InlineData(8_388_607, 4096, 8_388_607)]
    [InlineData(-8_388_608, 4096, -8_388_608)]
    [InlineData(-8_388_608, 0, 0)]
    public void Decay_rounds_toward_zero(int value, int keep, int expected) =>
        Assert.Equal(expected, LifArithmetic.Decay(value, keep));

    [Fact]
    public void Saturation_keeps_what_fits_and_bounds_the_rest()
    {
        for (var width = 2; width <= 24; width++)
        {
            var most = (1L << (width - 1)) - 1;
            Assert.Equal(most, LifArithmetic.Saturate(most, width));
            Assert.Equal(most, LifArithmetic.Saturate(most + 1, width));
            Assert.Equal(most, LifArithmetic.Saturate(long.MaxValue, width));
            Assert.Equal(-most - 1, LifArithmetic.Saturate(-most - 1, width));
            Assert.Equal(-most - 1, LifArithmetic.Saturate(-most - 2, width));
            Assert.Equal(0, LifArithmetic.Saturate(0, width));
        }
    }

    [Fact]
    public void Wrapping_keeps_the_low_bits()
    {
        Assert.Equal(-8, LifArithmetic.Wrap(8, 4));
        Assert.Equal(7, LifArithmetic.Wrap(-9, 4));
        Assert.Equal(-1, LifArithmetic.Wrap(0xFF, 8));
    }

    [Fact]
    public void No_adder_wraps_for_any_parameters_that_an_image_may_hold()
    {
        foreach (var build in Configurations.All)
        {
            var arithmetic = new LifArithmetic(build);
            var (u, v) = (1 << (build.CurrentWidth - 1), 1 << (build.MembraneWidth - 1));
            foreach (var sign in new[] { 1, -1 })
            {
                var (mostU, mostV) = sign > 0 ? (u - 1, v - 1) : (-u, -v);
                var sum = sign > 0 ? short.MaxValue : short.MinValue;
                Assert.Equal(mostU, arithmetic.NewCurrent(LifArithmetic.Decay(mostU, 4096), sum << build.MostAccumulatorShift));
                var driven = arithmetic.Driven(LifArithmetic.Decay(mostV, 4096), mostU << build.MostCurrentShift, sum);
                Assert.Equal(mostV + ((long)mostU << build.MostCurrentShift) + (sum * 256), driven);
                Assert.Equal(mostV, arithmetic.NewMembrane(driven, LifArithmetic.Noise(sum + 32768, 15), short.MinValue));
            }
        }
    }

    [Fact]
    public void The_functions_are_the_formulas_of_the_page() => Seeds.Try(20, random =>
    {
        var builds = Configurations.All;
        for (var i = 0; i < 2000; i++)
        {
            var build = builds[random.Next(builds.Count)];
            var arithmetic = new LifArithmetic(build);
            var keep = random.Next(4097);
            var u = random.Next(-(1 << (build.CurrentWidth - 1)), 1 << (build.CurrentWidth - 1));
            var v = random.Next(-(1 << (build.MembraneWidth - 1)), 1 << (build.MembraneWidth - 1));
            var sum = random.Next(-32768, 32768);
            var bias = (short)random.Next(-32768, 32768);
            var floor = (short)random.Next(-32768, 32768);
            var (a, b) = (random.Next(build.MostAccumulatorShift + 1), random.Next(build.MostCurrentShift + 1));

            var newU = arithmetic.NewCurrent(LifArithmetic.Decay(u, keep), sum << a);
            Assert.Equal(Sat(Trunc(u, keep) + (new BigInteger(sum) << a), build.CurrentWidth), newU);
            var noise = random.Next(-16384, 16384);
            var newV = arithmetic.NewMembrane(arithmetic.Driven(LifArithmetic.Decay(v, keep), newU << b, bias), noise, floor);
            var least = Sat(floor, build.MembraneWidth - 8) * 256;
            Assert.Equal(BigInteger.Max(least, Sat(Trunc(v, keep) + (new BigInteger(newU) << b) + (bias * 256) + noise, build.MembraneWidth)), newV);
        }
    });

    private static BigInteger Trunc(int value, int keep) => BigInteger.Divide(new BigInteger(value) * keep, 4096);

    private static BigInteger Sat(BigInteger value, int width) =>
        BigInteger.Max(BigInteger.Min(value, BigInteger.Pow(2, width - 1) - 1), -BigInteger.Pow(2, width - 1));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2048)]
    [InlineData(4094)]
    [InlineData(4095)]
    public void Every_state_shrinks_in_every_tick_so_that_none_stops_beside_zero(int keep)
    {
        // u and theta have 16 bits; v has 24, of which the small ones are where a dead zone would be.
        for (long value = 1; value <= 1 << 16; value++)
        {
            Assert.InRange(LifArithmetic.Decay(value, keep), 0, value - 1);
            Assert.Equal(-LifArithmetic.Decay(value, keep), LifArithmetic.Decay(-value, keep));
        }
    }
}
