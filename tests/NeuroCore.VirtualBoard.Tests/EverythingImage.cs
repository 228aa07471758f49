// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;
using NeuroCore.Link;

namespace NeuroCore.VirtualBoard.Tests;

/// <summary>Small random networks in which everything that a state must hold is under way in every tick.</summary>
internal static class EverythingImage
{
    /// <summary>A network that uses delays, noise, encoders, adaptation, signs, refractory periods and counters.</summary>
    public static RegisterImage Of(Configuration build, Random random)
    {
        const Capabilities Needed = Capabilities.Noise | Capabilities.Adaptation | Capabilities.Bipolar | Capabilities.Encoders | Capabilities.Delay;
        Assert.True(build.Has(Needed), $"{build.Name} lacks a part of {Needed}.");
        var sections = ImmutableArray.CreateBuilder<ImageSection>();
        void Fill(Bank bank, Func<ushort> word) =>
            sections.Add(new ImageSection(bank, 0, [.. Enumerable.Range(0, BankDepth.Of(build, bank)).Select(_ => word())]));

        sections.Add(new ImageSection(Bank.Control, 0, [(ushort)build.Neurons, (ushort)build.Sources]));
        sections.Add(new ImageSection(Bank.Control, (int)ControlRegister.ImageEncoders, [(ushort)build.Encoders]));
        Fill(Bank.Synapse, () => (ushort)random.Next(65536));
        Fill(Bank.Range, () => RangeWord.Encode(random.Next(6) == 0 ? null : Range(build, random), random.Next(ProjectionWord.Classes)));
        Fill(Bank.Projection, () => new ProjectionWord(
            random.Next(2), random.Next(1 << build.DelayBits), 0, random.Next(3) == 0, random.Next(8) != 0).ToWord());
        Fill(Bank.Threshold, () => (ushort)random.Next(40, 200));
        Fill(Bank.Bias, () => (ushort)random.Next(0, 8));
        Fill(Bank.Membrane, () => (ushort)random.Next(-50, 50));
        Fill(Bank.Encoder, () => Drive(random).ToWord());
        sections.Add(new ImageSection(Bank.Class, 0, [.. Enumerable.Range(0, build.Blocks).SelectMany(_ => Class(random).ToWords())]));
        sections.Add(new ImageSection(Bank.Noise, 0, [.. Enumerable.Range(0, 4).Select(_ => (ushort)random.Next(1, 65536))]));
        Fill(Bank.Report, () => ushort.MaxValue);
        return new RegisterImage(
            build, build.Capabilities, build.Neurons, build.Sources, sections.ToImmutable(), new ImageMetadata("everything", 0.001, []));
    }

    /// <summary>Events of both signs.</summary>
    public static SourceEvent[] Stimulus(Configuration build, int ticks, int perTick, Random random) =>
        [.. Enumerable.Range(0, ticks * perTick).Select(_ => new SourceEvent(random.Next(ticks), random.Next(build.Sources), random.Next(4) == 0))];

    private static OccupiedRange Range(Configuration build, Random random)
    {
        var first = random.Next(build.Blocks);
        return new OccupiedRange(first, random.Next(first, build.Blocks));
    }

    private static EncoderWord Drive(Random random) => random.Next(4) switch
    {
        0 => new EncoderWord(InputEncoding.Latency, random.Next(200)),
        1 => new EncoderWord(InputEncoding.Regular, random.Next(2000)),
        _ => new EncoderWord(InputEncoding.Bernoulli, random.Next(2000)),
    };

    private static ClassParameters Class(Random random) => new(
        random.Next(3000), random.Next(3500, 4097), random.Next(1, 4), random.Next(4, 6), -1000, random.Next(-20, 20), random.Next(6), (ResetMode)random.Next(3),
        Bipolar: random.Next(2) == 0, NoiseAmplitude: random.Next(16), KeepReset: random.Next(4097),
        KeepTheta: random.Next(3500, 4097), ThetaPeriod: random.Next(5), ThetaStep: random.Next(12));
}
