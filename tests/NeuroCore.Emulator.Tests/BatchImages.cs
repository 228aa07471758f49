// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;
using NeuroCore.Model.Tests.Core;

namespace NeuroCore.Emulator.Tests;

/// <summary>Random networks as images, whose weights change in builds that learn; trials of them; and one trial with nobody beside it.</summary>
internal static class BatchImages
{
    private const int Ticks = 25;

    /// <summary>An image of a random network with whatever the build has.</summary>
    public static RegisterImage Random(Configuration build, Random random)
    {
        while (true)
        {
            var network = new RandomNetwork(build, random) { Gate = true };
            var sections = network.Words().Select(word => new ImageSection(word.Bank, word.Address, [word.Word]));
            var image = new RegisterImage(build, build.Capabilities, network.Neurons, network.Sources, [.. sections], new ImageMetadata("random", 1e-3, []));
            if (!build.Has(Capabilities.Learning) || Learns(image, random))
                return image;
        }
    }

    /// <summary>Events by chance; perhaps words of its own, as in a sweep.</summary>
    public static Trial Trial(RegisterImage image, Random random, bool ownWords)
    {
        var events = Enumerable.Range(0, Ticks * 20).Select(_ => (random.Next(Ticks), random.Next(image.Sources), random.Next(8) == 0));
        return new Trial(Ticks, new Stimulus(Ticks, events))
        {
            Words = ownWords ? [(Bank.Threshold, random.Next(image.Neurons), (ushort)random.Next(1, 100))] : [],
        };
    }

    /// <summary>What a trial gives on a core of its own, tick by tick.</summary>
    public static TrialResult Alone(RegisterImage image, Trial trial)
    {
        using var core = Loaded(image);
        foreach (var (bank, address, word) in trial.Words)
            core.Write(bank, address, word);
        var (spikes, before) = (ImmutableArray.CreateBuilder<SpikeEntry>(), core.Clocks);
        for (var tick = 0; tick < trial.Ticks; tick++)
        {
            foreach (var entry in trial.Stimulus!.Events.AsSpan(trial.Stimulus.Starts[tick]..trial.Stimulus.Starts[tick + 1]))
                core.Event((int)(entry & int.MaxValue), entry > int.MaxValue);
            spikes.AddRange(core.Tick());
        }

        return new TrialResult(spikes.ToImmutable(), core.Clocks - before);
    }

    private static bool Learns(RegisterImage image, Random random)
    {
        using var core = Loaded(image);
        var before = Synapses();
        core.Run(Ticks, Trial(image, random, ownWords: false).Stimulus);
        return !before.AsSpan().SequenceEqual(Synapses());

        ushort[] Synapses() => [.. Enumerable.Range(0, BankDepth.Of(image.Target, Bank.Synapse)).Select(address => core.Read(Bank.Synapse, address))];
    }

    private static EmulatedCore Loaded(RegisterImage image)
    {
        var core = new EmulatedCore(image.Target);
        core.Load(image);
        return core;
    }
}
