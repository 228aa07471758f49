// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Model;

/// <summary>
/// 8N1 bytes from a pin. Bits are handed on as they are sampled; the byte follows with its stop bit. A start bit counts
/// only if it is low for half its time.
/// </summary>
internal sealed class UartReceive
{
    private const int StartBitAtTheEnd = 0x0FF;    // the start bit reaches bit 0 when the stop bit is due

    private readonly int _full;
    private readonly int _middle;
    private readonly int _countMask;
    private bool _rx0 = true;                      // the pin, one clock ago
    private bool _rx1 = true;                      // the pin, two clocks ago
    private bool _busy;
    private int _count;
    private int _shift = StartBitAtTheEnd;

    /// <summary>A receiver on an idle line.</summary>
    /// <param name="divider">Clocks a bit, 4 or more.</param>
    public UartReceive(int divider)
    {
        _full = divider - 1;
        _middle = _full - (_full / 2);
        _countMask = Bits.Mask(Bits.For(divider));
        _count = _full;
    }

    /// <summary>What it says in this clock.</summary>
    public ReceivedBits Received
    {
        get
        {
            if (!_busy || _count != 0)
                return default;
            var last = (_shift & 1) == 0;
            return new ReceivedBits(_rx1, !last, (byte)(_shift >> 1), last && _rx1, last && !_rx1);
        }
    }

    /// <summary>One clock edge.</summary>
    /// <param name="rx">The pin during the clock.</param>
    /// <param name="reset">Forgets the byte under way.</param>
    public void Clock(bool rx, bool reset)
    {
        var sample = _busy ? _count == 0 : _count == _middle;
        if (sample)
        {
            var last = (_shift & 1) == 0;
            _shift = _busy ? (_shift >> 1) | (_rx1 ? 0x100 : 0) : StartBitAtTheEnd;
            _busy = !(_busy && last);
            _count = _full;
        }
        else
        {
            _count = _rx1 && !_busy ? _full : (_count - 1) & _countMask;
        }

        _rx1 = _rx0;
        _rx0 = rx;
        if (reset)
            Reset();
    }

    private void Reset()
    {
        _rx0 = true;
        _rx1 = true;
        _count = _full;
        _busy = false;
    }
}
