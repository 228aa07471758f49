// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Compiler;
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Emulator.Tests;

public sealed class Batches
{
    private const int Ticks = 60;

    private static readonly RegisterImage s_image = NetworkCompiler.Compile(NetworkFile.Parse("""
        name: learner
        tick: 1 ms
        inputs:
          eye: { size: 12 }
        populations:
          cells: { size: 20, tau_membrane: 10 ms, threshold: 60, refractory: 2 ms, adaptation: { increment: 3, tau: 50 ms } }
        projections:
          - { name: a, source: eye, target: cells, connector: all_to_all, weight: 20, delay: 2 ticks, rule: pair_stdp }
          - { name: b, source: cells, target: cells, connector: { all_to_all: { allow_self: false } }, weight: -3 }
        weights: integer
        """), Configurations.Named("icebreaker")).Image;

    private static Trial[] Trials(int count) => [.. Enumerable.Range(1, count).Select(seed =>
    {
        var random = new Random(seed);
        var first = s_image.Metadata.Populations.Single(place => place.IsInput).First;
        var events = Enumerable.Range(0, 150).Select(_ => (random.Next(Ticks), first + random.Next(12), false));
        return new Trial(Ticks, new Stimulus(Ticks, events))
        {
            // Every fifth has a threshold of its own.
            Words = seed % 5 == 0 ? [(Bank.Threshold, random.Next(20), (ushort)random.Next(20, 100))] : [],
        };
    })];

    [Theory]
    [InlineData(1, false)]
    [InlineData(3, false)]
    [InlineData(2, true)]
    public void Give_what_each_run_gives_alone(int processors, bool portable)
    {
        var options = new EmulatorOptions { Portable = portable };
        var trials = Trials(40);
        var done = 0;
        var results = EmulatorBatch.Run(s_image, trials, processors, options, () => Interlocked.Increment(ref done));
        Assert.Equal(trials.Length, done);
        Assert.Contains(results, result => result.Spikes.Length > 5);
        foreach (var (trial, result) in trials.Zip(results))
        {
            using var core = new EmulatedCore(s_image.Target, options);
            core.Load(s_image);
            foreach (var (bank, address, word) in trial.Words)
                core.Write(bank, address, word);
            var spikes = new List<SpikeEntry>();
            Assert.Equal(result.Spikes.Length, core.Run(Ticks, trial.Stimulus, some => spikes.AddRange(some)));
            Assert.Equal(spikes, result.Spikes);
        }
    }

    [Theory]
    [InlineData("complete", 1)]
    [InlineData("complete", 2)]
    [InlineData("complete", 5)]
    [InlineData("complete-fine", 3)]
    [InlineData("icebreaker-inference", 3)]
    public void Give_it_with_all_features_and_while_they_learn(string build, int processors) => Seeds.Try(2, random =>
    {
        var image = BatchImages.Random(Configurations.Named(build), random);
        Trial[] trials = [.. Enumerable.Range(0, 9).Select(number => BatchImages.Trial(image, random, ownWords: number % 3 == 2))];
        TrialResult[] expected = [.. trials.Select(trial => BatchImages.Alone(image, trial))];
        Assert.Contains(expected, result => result.Spikes.Length > 5);
        var results = EmulatorBatch.Run(image, trials, processors);
        foreach (var (alone, result) in expected.Zip(results))
        {
            Assert.Equal(alone.Clocks, result.Clocks);
            Assert.Equal(alone.Spikes.AsEnumerable(), result.Spikes);
        }
    });

    [Fact]
    public void Go_back_to_the_beginning_with_every_word_of_state()
    {
        using var core = new EmulatedCore(s_image.Target);
        core.Load(s_image);
        var (banks, begin) = (Link.StateBanks.Of(s_image.Target).Append(Bank.Synapse).Append(Bank.NeuronTrace).ToArray(), core.Keep());
        var before = Words();
        core.Run(Ticks, Trials(1)[0].Stimulus);
        Assert.NotEqual(before, Words());
        core.Return(begin);
        Assert.Equal(before, Words());

        ushort[] Words() => [.. banks.SelectMany(bank => Enumerable.Range(0, BankDepth.Of(s_image.Target, bank)).Select(address => core.Read(bank, address))),
            core.Read(Bank.Control, (int)ControlRegister.TickLow)];
    }

    [Fact]
    public void Refuse_a_stimulus_that_is_too_short()
    {
        var error = Assert.Throws<NeuroCoreException>(() => EmulatorBatch.Run(s_image, [new Trial(3, new Stimulus(2, []))]));
        Assert.Equal("A trial is of 3 ticks, but its stimulus of 2: make it as long.", error.Message);
    }
}
