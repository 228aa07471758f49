// SPDX-License-Identifier: Apache-2.0
using System.Numerics;

namespace NeuroCore.Model.Tests.Core;

public sealed class Learning_noise
{
    private static ulong State(Random random) => (ulong)random.NextInt64(long.MinValue, long.MaxValue);

    [Fact]
    public void The_byte_of_a_place_is_that_of_the_page() => Seeds.Try(100, random =>
    {
        var noise = new LearningNoise(1024, 512);
        for (var tick = 0; tick < 3; tick++)
        {
            var state = State(random);
            noise.Take(state);
            for (var place = 0; place < 50; place++)
            {
                var (source, neuron) = (random.Next(1024), random.Next(512));
                Assert.Equal(FunctionalNoise.Byte(state, source, neuron), noise.Of(source, neuron));
            }
        }
    });

    [Fact]
    public void Its_words_are_those_that_the_noise_of_a_place_multiplies() => Seeds.Try(100, random =>
    {
        var (state, place) = (State(random), random.Next(512));
        var noise = new LearningNoise(512, 512);
        noise.Take(state);
        var (a, b) = (Word(state), Word(BitOperations.RotateRight(state, 32)));
        Assert.Equal((byte)a, noise.Source(place));
        Assert.Equal((byte)b, noise.Neuron(place));
        Assert.Equal((ushort)(a * (b | 1)), PlaceNoise.Of(state, place));

        uint Word(ulong h)
        {
            var word = (uint)(h & 0xFFFF);
            for (var bit = 0; bit < 9; bit++)
                word ^= ((place >> bit) & 1) != 0 ? (uint)((h >> (16 + bit)) & 0xFFFF) : 0;
            return word;
        }
    });

    [Fact]
    public void Over_many_ticks_every_byte_is_as_likely_as_the_others()
    {
        var noise = new LearningNoise(512, 256);
        var state = 1UL;
        var counts = new int[256];
        const int Ticks = 2000;
        for (var tick = 0; tick < Ticks; tick++)
        {
            state = NoiseGenerator.Step(state);
            noise.Take(state);
            for (var place = 0; place < 128; place++)
                counts[noise.Of((place * 37) % 512, (place * 11) % 256)]++;
        }

        const double Expected = Ticks * 128 / 256.0;
        Assert.All(counts, count => Assert.InRange(count / Expected, 0.8, 1.2));
    }
}
