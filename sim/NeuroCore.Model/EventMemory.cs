// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model;

/// <summary>
/// The events of the coming tick, one bit a source, so that duplicates merge and order comes for free.
/// A bit is set in two clocks: its word is read, then written. The scan reads words and clears them.
/// </summary>
/// <remarks>
/// Where neurons are bipolar a second half of each word holds the signs. Of several events of a source one negative makes
/// the merged one negative. What clears events clears their signs, and a word of events that the host writes is positive
/// until it writes its signs. Builds that learn keep the events of the tick under way beside those of the coming one.
/// </remarks>
public sealed class EventMemory
{
    private readonly uint[] _memory;
    private readonly uint[] _signMemory;
    private readonly bool _signed;
    private readonly int _words;    // of a half
    private readonly int _placeBits;
    private readonly int _hostMask;
    private readonly int _sourceMask;
    private uint _readData;     // the memories' outputs
    private uint _signData;
    private bool _setting;
    private int _source;
    private bool _negative;
    private int _half;          // first word of the half that all accesses mean

    /// <summary>An empty event memory of a build.</summary>
    public EventMemory(Configuration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var width = SourcesPerWord(configuration);
        _placeBits = Bits.AtLeastOne(width);
        WordBits = Bits.AtLeastOne((configuration.Sources + width - 1) / width);
        _sourceMask = Bits.Mask(WordBits + _placeBits);
        _hostMask = _sourceMask >> 4;
        _words = 1 << WordBits;
        _memory = new uint[configuration.Has(Capabilities.Learning) ? 2 * _words : _words];
        _signMemory = new uint[_memory.Length];
        _signed = configuration.Has(Capabilities.Bipolar);
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

    /// <summary>The signs of its events, 1 for negative.</summary>
    public uint Signs => _signData;

    /// <summary>The second clock of a set: the write.</summary>
    public bool Setting => _setting;

    /// <summary>All accesses mean the second half. Only in builds that learn.</summary>
    public bool SecondHalf
    {
        get => _half != 0;
        set => _half = value ? _words : 0;
    }

    /// <summary>Word that is written while <see cref="Setting"/>.</summary>
    public int SettingWord => _source >> _placeBits;

    /// <summary>One clock edge while nothing is scanned.</summary>
    /// <param name="set">An event is taken; at most every second clock.</param>
    /// <param name="source">Its source.</param>
    /// <param name="negative">It is negative; builds without signs do not listen.</param>
    public void Clock(bool set, int source, bool negative)
    {
        if (_setting)
        {
            var bit = 1u << (_source & Bits.Mask(_placeBits));
            _memory[_half + SettingWord] = _readData | bit;
            _signMemory[_half + SettingWord] = _signData | (_negative ? bit : 0);
        }

        _setting = set;
        if (set)
        {
            _source = source & _sourceMask;
            _negative = negative && _signed;
            _readData = _memory[_half + SettingWord];
            _signData = _signMemory[_half + SettingWord];
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
        {
            _readData = _memory[_half + word];
            _signData = _signMemory[_half + word];
        }

        if (clear)
        {
            _memory[_half + clearWord] = 0;
            _signMemory[_half + clearWord] = 0;
        }
    }

    /// <summary>Forgets the event that is being set.</summary>
    public void Reset() => _setting = false;

    /// <summary>Word that a host address lies in; the host's words are of 16 sources.</summary>
    public int Word(int address) => (address & _hostMask) >> (_placeBits - 4);

    /// <summary>All bits of a word, 16 or 32.</summary>
    /// <param name="word">Its number.</param>
    /// <param name="secondHalf">It is in the second half.</param>
    public uint Whole(int word, bool secondHalf) => _memory[(secondHalf ? _words : 0) + word];

    /// <summary>All signs of a word.</summary>
    /// <param name="word">Its number.</param>
    /// <param name="secondHalf">It is in the second half.</param>
    public uint WholeSigns(int word, bool secondHalf) => _signMemory[(secondHalf ? _words : 0) + word];

    /// <summary>What the host reads: 16 sources.</summary>
    public ushort Read(int address) => (ushort)(_memory[_half + Word(address)] >> Half(address));

    /// <summary>What the host reads: the signs of 16 sources.</summary>
    public ushort ReadSigns(int address) => (ushort)(_signMemory[_half + Word(address)] >> Half(address));

    /// <summary>What the host writes: 16 sources, whose signs become positive.</summary>
    public void Write(int address, ushort word)
    {
        Put(_memory, address, word);
        Put(_signMemory, address, 0);
    }

    /// <summary>What the host writes: the signs of 16 sources. Builds without signs do not listen.</summary>
    public void WriteSigns(int address, ushort word)
    {
        if (_signed)
            Put(_signMemory, address, word);
    }

    private void Put(uint[] memory, int address, ushort word)
    {
        var kept = memory[_half + Word(address)] & ~(0xFFFFu << Half(address));
        memory[_half + Word(address)] = kept | ((uint)word << Half(address));
    }

    // A wide word is two of the host's.
    private int Half(int address) => _placeBits == 5 ? 16 * (address & 1) : 0;
}
