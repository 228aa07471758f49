// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model;

/// <summary>What this board is: 32 words, constants of the build.</summary>
internal sealed class Identity
{
    private readonly ushort[] _words = new ushort[32];

    /// <summary>The identity of a build.</summary>
    /// <param name="configuration">The build.</param>
    /// <param name="sourceHash">Hash of the sources that it was made from.</param>
    public Identity(Configuration configuration, uint sourceHash)
    {
        var clockKhz = (configuration.ClockHertz + 500) / 1000;
        this[IdentityWord.Magic] = Magic.Board;
        this[IdentityWord.ProtocolVersion] = Versions.Protocol;
        this[IdentityWord.HardwareVersion] = Versions.Hardware;
        this[IdentityWord.Neurons] = configuration.Neurons;
        this[IdentityWord.Sources] = configuration.Sources;
        this[IdentityWord.Lanes] = configuration.Lanes;
        this[IdentityWord.CurrentWidth] = configuration.CurrentWidth;
        this[IdentityWord.MembraneWidth] = configuration.MembraneWidth;
        this[IdentityWord.ShiftBits] = (configuration.CurrentShiftBits << 8) | configuration.AccumulatorShiftBits;
        this[IdentityWord.ProjectionBits] = (configuration.DelayBits << 8) | configuration.ExponentBits;
        this[IdentityWord.ClockKhzLow] = clockKhz;
        this[IdentityWord.ClockKhzHigh] = clockKhz >> 16;
        this[IdentityWord.SourceHashLow] = (int)(sourceHash & 0xFFFF);
        this[IdentityWord.SourceHashHigh] = (int)(sourceHash >> 16);
        this[IdentityWord.ConfigurationLow] = (int)(configuration.NameHash & 0xFFFF);
        this[IdentityWord.ConfigurationHigh] = (int)(configuration.NameHash >> 16);
        this[IdentityWord.CapabilitiesLow] = (int)((uint)configuration.Capabilities & 0xFFFF);
        this[IdentityWord.CapabilitiesHigh] = (int)((uint)configuration.Capabilities >> 16);
        this[IdentityWord.Encoders] = configuration.Encoders;
        this[IdentityWord.Winners] = configuration.Winners;
    }

    private int this[IdentityWord word]
    {
        set => _words[(int)word] = (ushort)value;
    }

    /// <summary>A word. Only the low five bits of the number count.</summary>
    public ushort Word(int number) => _words[number & 31];
}
