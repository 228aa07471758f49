// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Model;

/// <summary>
/// 8N1 bytes to a pin. A byte offered is taken at the end of a bit time, so that bytes follow each other without a gap;
/// on an idle line it may wait for up to one bit time.
/// </summary>
/// <param name="divider">Clocks a bit, 4 or more.</param>
internal sealed class UartTransmit(int divider)
{
    private int _count = divider - 1;
    private int _shift;              // what remains to be sent, the stop bit as highest one
    private bool _tx = true;

    /// <summary>The pin.</summary>
    public bool Tx => _tx;

    /// <summary>A byte offered in this clock is taken.</summary>
    public bool Ready => _count == 0 && _shift == 0;

    /// <summary>One clock edge.</summary>
    /// <param name="valid">A byte is offered.</param>
    /// <param name="value">That byte.</param>
    /// <param name="reset">Forgets the byte under way.</param>
    public void Clock(bool valid, byte value, bool reset)
    {
        if (_count != 0)
        {
            _count--;
        }
        else
        {
            _count = divider - 1;
            if (_shift != 0)
            {
                _tx = (_shift & 1) != 0;
                _shift >>= 1;
            }
            else
            {
                _tx = !valid;        // a start bit, or an idle line
                _shift = valid ? 0x100 | value : 0;
            }
        }

        if (reset)
        {
            _count = divider - 1;
            _shift = 0;
            _tx = true;
        }
    }
}
