// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Model;

/// <summary>
/// 8N1 bytes from a pin. Bits are handed on as they are sampled; the byte follows with its stop bit. A start bit counts
/// only if it is low for half its time.
/// </summary>
/// <param name="countBits">Bits of a count of the clocks of a bit.</param>
internal sealed class UartReceive(int countBits)
{
    private const int StartBit = 0x0FF;    // the start bit, 0, reaches bit 0 when the stop bit is due

    private readonly int _countMask = Bits.Mask(countBits);
    private bool _rx0 = true;                     // the pin, one clock ago
    private bool _rx1 = true;                     // the pin, two clocks ago
    private bool _busy;
    private int _count;
    private int _shift;                    // bits so far, the last one as highest
    private bool _bit;                     // it is a data bit, sampled in the clock before
    private bool _byte;                    // it is the stop bit

    /// <summary>What it says in this clock.</summary>
    public ReceivedBits Received
    {
        get
        {
            var high = (_shift & 0x100) != 0;
            return new ReceivedBits(high, _bit, (byte)_shift, _byte && high, _byte && !high);
        }
    }

    /// <summary>One clock edge.</summary>
    /// <param name="rx">The pin during the clock.</param>
    /// <param name="lastClock">Clocks a bit, less one.</param>
    public void Clock(bool rx, int lastClock)
    {
        var last = (_shift & 1) == 0;
        var rest = _rx1 && !_busy;
        var sample = !rest && _count == 0;
        _bit = sample && _busy && !last;
        _byte = sample && _busy && last;
        // At rest the middle of a start bit is waited for, then a bit each time.
        _count = rest ? lastClock >> 1 : sample ? lastClock : (_count - 1) & _countMask;
        if (sample)
        {
            _shift = _busy ? (_shift >> 1) | (_rx1 ? 0x100 : 0) : StartBit;
            _busy = !(_busy && last);
        }

        _rx1 = _rx0;
        _rx0 = rx;
    }
}
