// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;
using NeuroCore.Link;

namespace NeuroCore.Model.Tests;

/// <summary>Small lively networks: every bank is written, every neuron fires now and then.</summary>
internal static class RandomBoardImage
{
    public static RegisterImage Of(Configuration build, Random random)
    {
        var sections = ImmutableArray.CreateBuilder<ImageSection>();
        sections.Add(new ImageSection(Bank.Control, 0, [(ushort)build.Neurons, (ushort)build.Sources]));
        sections.Add(Section(build, Bank.Synapse, () => (ushort)random.Next(65536)));
        sections.Add(Section(build, Bank.Range, () => RangeWord.Encode(Range(build, random))));
        var most = build.Has(Capabilities.Bias) ? 120 : 20;    // without a bias less comes together
        sections.Add(Section(build, Bank.Threshold, () => (ushort)random.Next(most / 12, most)));
        if (build.Has(Capabilities.Bias))
            sections.Add(Section(build, Bank.Bias, () => (ushort)random.Next(0, 20)));
        sections.Add(Section(build, Bank.Membrane, () => (ushort)random.Next(-50, 50)));
        sections.Add(new ImageSection(Bank.Class, 0, [.. Enumerable.Range(0, build.Blocks).SelectMany(_ => Class(random).ToWords())]));
        if (build.Has(Capabilities.NeuronDecay))
            sections.Add(new ImageSection(Bank.NeuronDecay, 0, [.. Enumerable.Range(0, build.Neurons).SelectMany(_ => Class(random).ToWords().Take(2))]));
        sections.Add(Section(build, Bank.Projection, () => new ProjectionWord(
            random.Next(1 << build.ExponentBits), random.Next(1 << build.DelayBits)).ToWord()));
        if (build.Has(Capabilities.Report))
            sections.Add(new ImageSection(Bank.Report, 0, [.. Enumerable.Range(0, BankDepth.Of(build, Bank.Report)).Select(
                word => (ushort)((1 << Math.Min(16, build.Neurons - (16 * word))) - 1))]));
        return new RegisterImage(
            build, build.Capabilities, build.Neurons, build.Sources, sections.ToImmutable(), new ImageMetadata("lively", 0.001, []));
    }

    public static List<SourceEvent> Stimulus(Configuration build, int ticks, double perTick, Random random) =>
        [.. Enumerable.Range(0, (int)(ticks * perTick)).Select(_ => new SourceEvent(random.Next(ticks), random.Next(build.Sources)))];

    private static ImageSection Section(Configuration build, Bank bank, Func<ushort> word) =>
        new(bank, 0, [.. Enumerable.Range(0, BankDepth.Of(build, bank)).Select(_ => word())]);

    private static OccupiedRange? Range(Configuration build, Random random)
    {
        if (random.Next(5) == 0)
            return null;
        var first = random.Next(build.Blocks);
        return new OccupiedRange(first, random.Next(first, build.Blocks));
    }

    private static ClassParameters Class(Random random) => new(
        random.Next(4097), random.Next(3500, 4097), 0, 0, -1000, random.Next(-20, 20), random.Next(4),
        random.Next(2) == 0 ? ResetMode.Value : ResetMode.Subtract);
}
