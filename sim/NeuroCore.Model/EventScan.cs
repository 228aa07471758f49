// SPDX-License-Identifier: Apache-2.0
using System.Numerics;

namespace NeuroCore.Model;

/// <summary>
/// Walks the event memory and gives the sources whose bit is set, ascending, at most one a clock.
/// Empty words cost a clock each. With each source comes the sign of its event.
/// </summary>
/// <param name="wordBits">Bits of a word's number.</param>
/// <param name="placeBits">Bits of a source's place in a word.</param>
public sealed class EventScan(int wordBits, int placeBits)
{
    private readonly int _nextMask = Bits.Mask(wordBits + 1);
    private readonly int _wordMask = Bits.Mask(wordBits);
    private bool _walking;    // words remain to be read
    private bool _fetched;    // the memory's output holds the word before _next
    private int _next;        // next word to read
    private uint _bits;       // events of the word under way that remain
    private uint _signs;      // their signs
    private int _word;        // its number

    /// <summary>The scan is not over.</summary>
    public bool Busy => _walking || _fetched || EventValid;

    /// <summary>An event is offered.</summary>
    public bool EventValid => _bits != 0;

    /// <summary>Its source.</summary>
    public int EventSource => (_word << placeBits) | (EventValid ? BitOperations.TrailingZeroCount(_bits) : 0);

    /// <summary>It is negative.</summary>
    public bool EventNegative => (_bits & ~(_bits - 1) & _signs) != 0;

    /// <summary>The word to read next.</summary>
    public int Word => _next & _wordMask;

    /// <summary>The word at the memory's output.</summary>
    public int FetchedWord => (_next - 1) & _wordMask;

    /// <summary>The word at the memory's output is taken over in this clock; where words are to be cleared, it is.</summary>
    /// <param name="eventReady">An event offered is taken.</param>
    public bool Loads(bool eventReady) => _fetched && (eventReady ? Others == 0 : _bits == 0);

    /// <summary>A word is read in this clock.</summary>
    /// <param name="eventReady">An event offered is taken.</param>
    public bool Reads(bool eventReady) => _walking && (!_fetched || Loads(eventReady));

    private uint Others => _bits & (_bits - 1);

    /// <summary>One clock edge.</summary>
    /// <param name="words">Number of words to walk.</param>
    /// <param name="readData">The memory's output.</param>
    /// <param name="signs">The signs of its events.</param>
    /// <param name="eventReady">An event offered is taken.</param>
    public void Clock(int words, uint readData, uint signs, bool eventReady)
    {
        var load = Loads(eventReady);
        var read = Reads(eventReady);
        if (load)
        {
            _bits = readData;
            _signs = signs;
            _word = FetchedWord;
        }
        else if (eventReady)
        {
            _bits = Others;
        }

        if (read)
        {
            _next = (_next + 1) & _nextMask;
            _walking = _next != (words & _nextMask);
        }

        _fetched = read || (_fetched && !load);
    }

    /// <summary>The edge of the clock in which a scan is asked for; it is not busy.</summary>
    public void Start()
    {
        _walking = true;
        _next = 0;
    }

    /// <summary>Ends the scan.</summary>
    public void Reset()
    {
        _walking = false;
        _fetched = false;
        _bits = 0;
    }
}
