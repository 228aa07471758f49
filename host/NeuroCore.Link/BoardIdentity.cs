// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Link;

/// <summary>What a board says it is.</summary>
public sealed record BoardIdentity
{
    /// <summary>Words of the identity bank.</summary>
    public const int Words = (int)IdentityWord.Winners + 1;

    private const int BitsPerByte = 8;
    private const int BitsPerWord = 16;
    private const int HertzPerKilohertz = 1000;

    /// <summary>First word; <see cref="Hardware.Magic.Board"/> on a NeuroCore.</summary>
    public required ushort Magic { get; init; }

    /// <summary>Version of the link protocol.</summary>
    public required int ProtocolVersion { get; init; }

    /// <summary>Version of the banks and of the arithmetic.</summary>
    public required int HardwareVersion { get; init; }

    /// <summary>N of the build.</summary>
    public required int Neurons { get; init; }

    /// <summary>S of the build, neurons included.</summary>
    public required int Sources { get; init; }

    /// <summary>L of the build.</summary>
    public required int Lanes { get; init; }

    /// <summary>Bits of the synaptic current.</summary>
    public required int CurrentWidth { get; init; }

    /// <summary>Bits of the membrane, 8 of them fraction.</summary>
    public required int MembraneWidth { get; init; }

    /// <summary>Bits of the accumulator shift.</summary>
    public required int AccumulatorShiftBits { get; init; }

    /// <summary>Bits of the current shift.</summary>
    public required int CurrentShiftBits { get; init; }

    /// <summary>Bits of a projection's exponent.</summary>
    public required int ExponentBits { get; init; }

    /// <summary>Bits of a projection's delay.</summary>
    public required int DelayBits { get; init; }

    /// <summary>E: inputs that encoders can drive.</summary>
    public required int Encoders { get; init; }

    /// <summary>Most winners of a winner-take-all group; 0: there are no groups.</summary>
    public required int Winners { get; init; }

    /// <summary>Features of the build.</summary>
    public required Capabilities Capabilities { get; init; }

    /// <summary>Clock in Hz, to the nearest 1000.</summary>
    public required long ClockHertz { get; init; }

    /// <summary>Hash of the sources of the build; 0 in simulation.</summary>
    public required uint SourceHash { get; init; }

    /// <summary>CRC-32 of the configuration's name.</summary>
    public required uint ConfigurationHash { get; init; }

    /// <summary>The configuration of that name, if this program knows it; its parameters may differ, see <see cref="Fits"/>.</summary>
    public Configuration? Configuration =>
        Configurations.All.FirstOrDefault(configuration => configuration.NameHash == ConfigurationHash);

    /// <summary>Name of the build, or its hash if this program does not know it.</summary>
    public string BuildName => Configuration?.Name ?? $"unknown-{ConfigurationHash:x8}";

    /// <summary>Sizes and widths in a few words.</summary>
    public string Shape => ShapeOf(Neurons, Sources, Lanes, CurrentWidth, MembraneWidth, ExponentBits, DelayBits, Encoders, Winners);

    /// <summary>Reads the identity bank.</summary>
    /// <param name="words">Its <see cref="Words"/> words.</param>
    public static BoardIdentity FromWords(ReadOnlySpan<ushort> words)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(words.Length, Words);
        return new BoardIdentity
        {
            Magic = words[(int)IdentityWord.Magic],
            ProtocolVersion = words[(int)IdentityWord.ProtocolVersion],
            HardwareVersion = words[(int)IdentityWord.HardwareVersion],
            Neurons = words[(int)IdentityWord.Neurons],
            Sources = words[(int)IdentityWord.Sources],
            Lanes = words[(int)IdentityWord.Lanes],
            CurrentWidth = words[(int)IdentityWord.CurrentWidth],
            MembraneWidth = words[(int)IdentityWord.MembraneWidth],
            AccumulatorShiftBits = words[(int)IdentityWord.ShiftBits] & byte.MaxValue,
            CurrentShiftBits = words[(int)IdentityWord.ShiftBits] >> BitsPerByte,
            ExponentBits = words[(int)IdentityWord.ProjectionBits] & byte.MaxValue,
            DelayBits = words[(int)IdentityWord.ProjectionBits] >> BitsPerByte,
            Encoders = words[(int)IdentityWord.Encoders],
            Winners = words[(int)IdentityWord.Winners],
            Capabilities = (Capabilities)Double(words, IdentityWord.CapabilitiesLow),
            ClockHertz = (long)Double(words, IdentityWord.ClockKhzLow) * HertzPerKilohertz,
            SourceHash = Double(words, IdentityWord.SourceHashLow),
            ConfigurationHash = Double(words, IdentityWord.ConfigurationLow),
        };
    }

    /// <summary>True if images made for a configuration run on this board.</summary>
    /// <param name="target">Configuration.</param>
    public bool Fits(Configuration target) => HasSizesOf(target) && target.Capabilities == Capabilities;

    /// <summary>True if the sizes and widths are those of a configuration; features that follow from none may differ.</summary>
    /// <param name="target">Configuration.</param>
    public bool HasSizesOf(Configuration target) =>
        (target.Neurons, target.Sources, target.Lanes) == (Neurons, Sources, Lanes) &&
        (target.CurrentWidth, target.MembraneWidth) == (CurrentWidth, MembraneWidth) &&
        (target.AccumulatorShiftBits, target.CurrentShiftBits) == (AccumulatorShiftBits, CurrentShiftBits) &&
        (target.ExponentBits, target.DelayBits, target.Encoders, target.Winners) == (ExponentBits, DelayBits, Encoders, Winners);

    /// <summary>Sizes and widths of a configuration in a few words, like <see cref="Shape"/>.</summary>
    /// <param name="target">Configuration.</param>
    public static string ShapeOf(Configuration target) =>
        ShapeOf(
            target.Neurons, target.Sources, target.Lanes, target.CurrentWidth, target.MembraneWidth,
            target.ExponentBits, target.DelayBits, target.Encoders, target.Winners);

    private static string ShapeOf(
        int neurons, int sources, int lanes, int currentWidth, int membraneWidth, int exponentBits, int delayBits, int encoders, int winners) =>
        $"{neurons} neurons, {sources} sources, {lanes} lanes, {currentWidth}-bit current, {membraneWidth}-bit membrane, " +
        $"{exponentBits}-bit exponent, {delayBits}-bit delay, {encoders} encoders, {winners} winners";

    private static uint Double(ReadOnlySpan<ushort> words, IdentityWord low) =>
        words[(int)low] | ((uint)words[(int)low + 1] << BitsPerWord);
}
