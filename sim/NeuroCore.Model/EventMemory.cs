// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model;

/// <summary>
/// The events of the coming tick, one bit a source, so that duplicates merge and order comes for free.
/// A bit is set in two clocks: its word is read, then written. The scan reads words and clears them.
/// </summary>
public sealed class EventMemory
{
    private readonly uint[] _memory;
    private readonly int _placeBits;
    private readonly int _hostMask;
    private readonly int _sourceMask;
    private uint _readData;     // the memory's output
    private bool _setting;
    private int _source;

    /// <summary>An empty event memory of a build.</summary>
    public EventMemory(Configuration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var width = SourcesPerWord(configuration);
        _placeBits = Bits.AtLeastOne(width);
        WordBits = Bits.AtLeastOne((configuration.Sources + width - 1) / width);
        _sourceMask = Bits.Mask(WordBits + _placeBits);
        _hostMask = _sourceMask >> 4;
        _memory = new uint[Bits.Mask(WordBits) + 1];
    }

    /// <summary>Sources in a word that is walked in one clock: 32 in a build of more than 512 sources, else 16.</summary>
    public static int SourcesPerWord(Configuration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return configuration.Sources > 512 ? 32 : 16;
    }

    /// <summary>Bits of a source's place in its word.</summary>
    public int PlaceBits => _placeBits;

    /// <summary>Bits of a word's number.</summary>
    public int WordBits { get; }

    /// <summary>The word read last.</summary>
    public uint ReadData => _readData;

    /// <summary>The second clock of a set: the write.</summary>
    public bool Setting => _setting;

    /// <summary>Word that is written while <see cref="Setting"/>.</summary>
    public int SettingWord => _source >> _placeBits;

    /// <summary>One clock edge while nothing is scanned.</summary>
    /// <param name="set">An event is taken; at most every second clock.</param>
    /// <param name="source">Its source.</param>
    public void Clock(bool set, int source)
    {
        if (_setting)
            _memory[SettingWord] = _readData | (1u << (_source & Bits.Mask(_placeBits)));
        _setting = set;
        if (set)
        {
            _source = source & _sourceMask;
            _readData = _memory[SettingWord];
        }
    }

    /// <summary>One clock edge of a scan.</summary>
    /// <param name="read">Reads a word.</param>
    /// <param name="word">Its number.</param>
    /// <param name="clear">Clears a word that was read before.</param>
    /// <param name="clearWord">Its number.</param>
    public void ClockScan(bool read, int word, bool clear, int clearWord)
    {
        if (read)
            _readData = _memory[word];
        if (clear)
            _memory[clearWord] = 0;
    }

    /// <summary>Forgets the event that is being set.</summary>
    public void Reset() => _setting = false;

    /// <summary>Word that a host address lies in; the host's words are of 16 sources.</summary>
    public int Word(int address) => (address & _hostMask) >> (_placeBits - 4);

    /// <summary>All bits of a word, 16 or 32.</summary>
    public uint Whole(int word) => _memory[word];

    /// <summary>What the host reads: 16 sources.</summary>
    public ushort Read(int address) => (ushort)(_memory[Word(address)] >> Half(address));

    /// <summary>What the host writes: 16 sources.</summary>
    public void Write(int address, ushort word)
    {
        var kept = _memory[Word(address)] & ~(0xFFFFu << Half(address));
        _memory[Word(address)] = kept | ((uint)word << Half(address));
    }

    // A wide word is two of the host's.
    private int Half(int address) => _placeBits == 5 ? 16 * (address & 1) : 0;
}
