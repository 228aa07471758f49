// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model;

/// <summary>
/// One bit a neuron: its spikes are handed to the host. Words as wide as those of the event memory, read with them, so
/// that neurons that are not reported drop out of the emission before they take a clock of it.
/// </summary>
public sealed class ReportMemory
{
    private readonly uint[] _memory;
    private readonly bool _present;
    private readonly int _wide;      // a word is two of the host's

    /// <summary>The memory of a build; no neuron is reported. Builds without the feature report all.</summary>
    public ReportMemory(Configuration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var width = configuration.EventWidth;
        _present = configuration.Has(Capabilities.Report);
        _wide = width == 32 ? 1 : 0;
        _memory = new uint[1 << Bits.AtLeastOne((configuration.Neurons + width - 1) / width)];
    }

    /// <summary>The word read last: neurons that are reported.</summary>
    public uint ReadData { get; private set; } = uint.MaxValue;

    /// <summary>One clock edge of a scan.</summary>
    /// <param name="read">Reads a word.</param>
    /// <param name="word">Its number.</param>
    public void ClockScan(bool read, int word)
    {
        if (read && _present)
            ReadData = _memory[word & (_memory.Length - 1)];
    }

    /// <summary>Word that a host address lies in; the host's words are of 16 neurons.</summary>
    public int Word(int address) => (address >> _wide) & (_memory.Length - 1);

    /// <summary>All bits of a word, 16 or 32.</summary>
    public uint Whole(int word) => _memory[word];

    /// <summary>What the host reads: 16 neurons.</summary>
    public ushort Read(int address) => (ushort)(_memory[Word(address)] >> Half(address));

    /// <summary>What the host writes: 16 neurons. Builds without the feature do not listen.</summary>
    /// <returns>There is such a memory.</returns>
    public bool Write(int address, ushort word)
    {
        if (!_present)
            return false;
        var kept = _memory[Word(address)] & ~(0xFFFFu << Half(address));
        _memory[Word(address)] = kept | ((uint)word << Half(address));
        return true;
    }

    private int Half(int address) => 16 * (address & _wide);
}
