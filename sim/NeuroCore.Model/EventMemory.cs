// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model;

/// <summary>
/// The events of the coming tick, one bit a source, so that duplicates merge and order comes for free.
/// A bit is set in two clocks: its word is read, then written. The scan reads words and clears them.
/// </summary>
public sealed class EventMemory
{
    private const int SourcesPerWord = 16;

    private readonly ushort[] _memory;
    private readonly int _wordMask;
    private readonly int _sourceMask;
    private ushort _readData;    // the memory's output
    private bool _setting;
    private int _source;

    /// <summary>An empty event memory of a build.</summary>
    public EventMemory(Configuration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        WordBits = Bits.AtLeastOne((configuration.Sources + SourcesPerWord - 1) / SourcesPerWord);
        _wordMask = Bits.Mask(WordBits);
        _sourceMask = Bits.Mask(WordBits + 4);
        _memory = new ushort[_wordMask + 1];
    }

    /// <summary>Bits of a word's number.</summary>
    public int WordBits { get; }

    /// <summary>The word read last.</summary>
    public ushort ReadData => _readData;

    /// <summary>The second clock of a set: the write.</summary>
    public bool Setting => _setting;

    /// <summary>Word that is written while <see cref="Setting"/>.</summary>
    public int SettingWord => _source / SourcesPerWord;

    /// <summary>One clock edge while nothing is scanned.</summary>
    /// <param name="set">An event is taken; at most every second clock.</param>
    /// <param name="source">Its source.</param>
    public void Clock(bool set, int source)
    {
        if (_setting)
            _memory[SettingWord] = (ushort)(_readData | (1 << (_source % SourcesPerWord)));
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

    /// <summary>Word that a host address names.</summary>
    public int Word(int address) => address & _wordMask;

    /// <summary>What the host reads: 16 sources.</summary>
    public ushort Read(int address) => _memory[Word(address)];

    /// <summary>What the host writes: 16 sources.</summary>
    public void Write(int address, ushort word) => _memory[Word(address)] = word;
}
