// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model.Tests.Core;

public sealed class Encoded_inputs
{
    private const int Period = EncoderWord.DriveOfOne;

    [Theory]
    [InlineData("tiny", 8, 16)]
    [InlineData("icebreaker", 256, 256)]
    [InlineData("icebreaker", 248, 256)]
    [InlineData("complete", 8, 32)]
    [InlineData("odd_one", 11, 16)]
    [InlineData("odd_two", 18, 32)]
    public void The_first_drives_the_first_whole_event_word_behind_the_neurons(string name, int neurons, int first)
    {
        var bench = Bench(name, neurons, 3);
        bench.Encoder(0, new EncoderWord(InputEncoding.Latency, 0));
        bench.Encoder(2, new EncoderWord(InputEncoding.Latency, 1));
        bench.Tick();
        Assert.Equal([first], bench.Events());
        bench.Tick();
        Assert.Equal([first + 2], bench.Events());
    }

    [Fact]
    public void Those_beyond_the_images_count_are_silent()
    {
        var bench = Bench("tiny", 16, 5);
        for (var i = 0; i < 16; i++)
            bench.Encoder(i, new EncoderWord(InputEncoding.Latency, 0));
        bench.Tick();
        Assert.Equal([16, 17, 18, 19, 20], bench.Events());
    }

    [Fact]
    public void A_latency_fires_once_counted_from_the_start_of_the_stimulus()
    {
        var bench = Bench("tiny", 16, 1);
        bench.Encoder(0, new EncoderWord(InputEncoding.Latency, 7));
        Assert.Equal([7], Firing(bench, 16, 40));
        bench.Core.Write(Bank.Control, (int)ControlRegister.Elapsed, 0);
        Assert.Equal([7], Firing(bench, 16, 40));
    }

    [Fact]
    public void A_latency_does_not_fire_again_however_long_the_stimulus_lasts()
    {
        var bench = Bench("tiny", 16, 1);
        bench.Encoder(0, new EncoderWord(InputEncoding.Latency, Period - 1));
        bench.Core.Write(Bank.Control, (int)ControlRegister.Elapsed, ushort.MaxValue - 3);
        Assert.Empty(Firing(bench, 16, 20));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(163)]
    [InlineData(5000)]
    [InlineData(8192)]
    [InlineData(16383)]
    public void A_regular_input_fires_its_drive_in_16384_ticks_evenly(int drive)
    {
        var word = new EncoderWord(InputEncoding.Regular, drive);
        foreach (var start in new uint[] { 0, 777, uint.MaxValue - 5000 })
        {
            var fired = Enumerable.Range(0, Period).Where(i => Encoders.Fires(word, 0, 300, start + (uint)i, 0)).ToArray();
            Assert.Equal(drive, fired.Length);
            var gaps = fired.Zip(fired.Skip(1), (before, after) => after - before).Distinct().ToArray();
            Assert.All(gaps, gap => Assert.InRange(gap, Period / drive, (Period + drive - 1) / drive));
        }
    }

    [Fact]
    public void A_drive_of_0_never_fires_except_as_a_latency() => Seeds.Try(5, random =>
    {
        for (var i = 0; i < 1000; i++)
        {
            var (state, tick) = ((ulong)random.NextInt64(), (uint)random.NextInt64());
            Assert.False(Encoders.Fires(new EncoderWord(InputEncoding.Bernoulli, 0), state, random.Next(512), tick, 0));
            Assert.False(Encoders.Fires(new EncoderWord(InputEncoding.Regular, 0), state, random.Next(512), tick, 0));
            Assert.False(Encoders.Fires(new EncoderWord(InputEncoding.None, random.Next(Period)), state, random.Next(512), tick, 0));
        }
    });

    [Fact]
    public void An_input_without_encoding_is_the_hosts_and_keeps_its_events_for_one_tick()
    {
        var bench = Bench("tiny", 16, 16);
        bench.Event(20);
        bench.Core.Clock(default);
        Assert.Equal([20], bench.Events());
        bench.Tick();
        Assert.Empty(bench.Events());
    }

    [Fact]
    public void The_core_fires_what_the_formulas_say() => Seeds.Try(10, random =>
    {
        var bench = Bench("icebreaker", 8 * random.Next(1, 33), random.Next(1, 257));
        var (neurons, count) = ((int)bench.Core.Read(Bank.Control, 0), bench.Core.Read(Bank.Control, (int)ControlRegister.ImageEncoders));
        var first = bench.Build.FirstEncoded(neurons);
        var state = (ulong)random.NextInt64(1, long.MaxValue);
        bench.Noise(state);
        var words = Enumerable.Range(0, count)
            .Select(_ => new EncoderWord((InputEncoding)random.Next(4), random.Next(2) == 0 ? random.Next(8) : random.Next(Period))).ToArray();
        for (var i = 0; i < count; i++)
            bench.Encoder(i, words[i]);
        for (var tick = 0; tick < 20; tick++)
        {
            state = NoiseGenerator.Step(state);
            bench.Tick();
            Assert.Equal(
                Enumerable.Range(0, count).Where(i => Encoders.Fires(words[i], state, first + i, (uint)tick, tick)).Select(i => first + i),
                bench.Events());
        }
    });

    [Fact]
    public void A_build_without_encoders_has_none()
    {
        var bench = Bench("odd_four", 52, 1);
        bench.Encoder(0, new EncoderWord(InputEncoding.Latency, 0));
        bench.Tick();
        Assert.Empty(bench.Events());
        Assert.Equal(0, bench.Core.Read(Bank.Encoder, 0));
    }

    // No neuron fires.
    private static CoreBench Bench(string build, int neurons, int encoders)
    {
        var bench = new CoreBench(build);
        bench.Thresholds(1);
        bench.Size(neurons, bench.Build.Sources);
        bench.Encoders(encoders);
        return bench;
    }

    private static List<int> Firing(CoreBench bench, int source, int ticks)
    {
        var fired = new List<int>();
        for (var tick = 0; tick < ticks; tick++)
        {
            bench.Tick();
            if (bench.Events().Contains(source))
                fired.Add(tick);
        }

        return fired;
    }
}
