// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;

namespace NeuroCore.Link.Tests;

/// <summary>Images and stimuli for a board that does not mind what they mean.</summary>
internal static class TestNetworks
{
    public static RegisterImage Random(Configuration target, Random random)
    {
        var sections = ImmutableArray.CreateBuilder<ImageSection>();
        sections.Add(new ImageSection(Bank.Control, 0, [(ushort)target.Neurons, (ushort)target.Sources]));
        foreach (var bank in new[] { Bank.Synapse, Bank.Range, Bank.Threshold, Bank.Bias, Bank.Class, Bank.Membrane })
            sections.Add(new ImageSection(bank, 0, Words(BankDepth.Of(target, bank), random)));
        return new RegisterImage(
            target, target.Capabilities & ~Capabilities.Winners, target.Neurons, target.Sources, sections.ToImmutable(), new ImageMetadata("noise", 0.001, []));
    }

    /// <summary>Events of random sources, so many a tick on average.</summary>
    public static List<SourceEvent> Stimulus(Configuration target, int ticks, double perTick, Random random) =>
        [.. Enumerable.Range(0, (int)(ticks * perTick)).Select(_ => new SourceEvent(random.Next(ticks), random.Next(target.Sources)))];

    /// <summary>What a board that echoes events as spikes gives.</summary>
    public static List<Spike> Echo(Configuration target, IEnumerable<SourceEvent> events, long firstTick = 0) =>
        [.. events.Select(item => new Spike(firstTick + item.Tick, item.Source % target.Neurons))
            .Distinct().OrderBy(spike => spike.Tick).ThenBy(spike => spike.Neuron)];

    // Stretches of one value with odd words between, as weights are.
    private static ImmutableArray<ushort> Words(int count, Random random)
    {
        var words = ImmutableArray.CreateBuilder<ushort>(count);
        while (words.Count < count)
        {
            var value = (ushort)random.Next(65536);
            for (var left = random.Next(3) == 0 ? random.Next(3000) : 1; left > 0 && words.Count < count; left--)
                words.Add(value);
        }

        return words.MoveToImmutable();
    }
}
