// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Model;

/// <summary>
/// 8N1 bytes to a pin. The byte is not copied: it has to stay until <see cref="Ready"/>, when its eighth bit is over; who
/// offers the next one within the time of the stop bit sends without a gap.
/// </summary>
internal sealed class UartTransmit
{
    private const int Stop = 9;

    private int _count;
    private int _bit;     // next on the line: 0 a start bit or rest, 1..8 data, 9 the stop bit
    private bool _abandoned;
    private bool _tx;

    /// <summary>The pin.</summary>
    public bool Tx => _tx;

    /// <summary>The byte offered was sent.</summary>
    /// <param name="abandon">The byte under way is no longer wanted.</param>
    public bool Ready(bool abandon) => Done && !_abandoned && !abandon;

    private bool Done => _count == 0 && _bit == Stop;

    /// <summary>One clock edge.</summary>
    /// <param name="valid">A byte is offered.</param>
    /// <param name="value">That byte.</param>
    /// <param name="abandon">The byte under way is no longer wanted: it ends without <see cref="Ready"/>.</param>
    /// <param name="reset">The line rests.</param>
    /// <param name="lastClock">Clocks a bit, less one.</param>
    public void Clock(bool valid, byte value, bool abandon, bool reset, int lastClock)
    {
        _abandoned = abandon || (_abandoned && !Done && _bit != 0);
        if (_count != 0)
        {
            _count--;
        }
        else
        {
            _count = lastClock;
            _tx = _bit switch
            {
                0 => !valid,
                Stop => true,
                _ => ((value >> (_bit - 1)) & 1) != 0,
            };
            if (_bit != 0 || valid)
                _bit = _bit == Stop ? 0 : _bit + 1;
        }

        _tx |= reset;
    }
}
