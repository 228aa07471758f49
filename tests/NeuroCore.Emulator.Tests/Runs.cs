// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Model.Tests.Core;

namespace NeuroCore.Emulator.Tests;

public sealed class Runs
{
    private static EmulatedCore Loaded(RandomNetwork network, EmulatorOptions options)
    {
        var core = new EmulatedCore(network.Build, options);
        foreach (var (bank, address, word, _) in network.Words())
            core.Write(bank, address, word);
        return core;
    }

    [Theory]
    [InlineData("tiny", false)]
    [InlineData("tiny", true)]
    [InlineData("icebreaker", false)]
    [InlineData("complete", false)]
    public void Give_what_single_ticks_give(string build, bool portable) => Seeds.Try(5, random =>
    {
        const int ticks = 30;
        var network = new RandomNetwork(Configurations.Named(build), random);
        var options = new EmulatorOptions { Portable = portable, GuardPages = true };
        using var single = Loaded(network, options);
        using var run = Loaded(network, options);
        var (expected, found, events) = (new List<SpikeEntry>(), new List<SpikeEntry>(), new List<(int, int, bool)>());
        for (var tick = 0; tick < ticks; tick++)
        {
            foreach (var (source, negative) in network.Events(random))
            {
                events.Add((tick, source, negative));
                single.Event(source, negative);
            }

            expected.AddRange(single.Tick());
        }

        Assert.Equal(expected.Count, run.Run(ticks, new Stimulus(ticks, events), spikes => found.AddRange(spikes)));
        Assert.Equal(expected, found);
        foreach (var bank in Link.StateBanks.Of(network.Build))
        {
            for (var address = 0; address < BankDepth.Of(network.Build, bank); address++)
                Assert.Equal(single.Read(bank, address), run.Read(bank, address));
        }
    });

    [Fact]
    public void Refuse_a_stimulus_that_is_too_short()
    {
        using var core = new EmulatedCore(Configurations.Named("tiny"));
        var error = Assert.Throws<NeuroCoreException>(() => core.Run(3, new Stimulus(2, [])));
        Assert.Equal("The stimulus is of 2 ticks, but 3 are to run: make it as long.", error.Message);
    }

    [Fact]
    public void Of_independent_cores_may_be_side_by_side()
    {
        var network = new RandomNetwork(Configurations.Named("icebreaker"), new Random(3));
        long Run()
        {
            using var core = Loaded(network, new EmulatorOptions());
            return core.Run(200);
        }

        var alone = Run();
        Assert.All(Enumerable.Range(0, 8).AsParallel().Select(_ => Run()), spikes => Assert.Equal(alone, spikes));
    }
}
