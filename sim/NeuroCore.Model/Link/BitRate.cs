// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Model;

/// <summary>
/// How long a bit lasts on both lines: as long as the build says, until a host sets it, and again once the line breaks. The
/// mirror of <c>hdl/link/bit_rate.v</c>.
/// </summary>
/// <param name="divider">Clocks a bit in the build, 4 or more.</param>
internal sealed class BitRate(int divider)
{
    private const int MostBad = 15;

    private readonly int _mask = Bits.Mask(Bits.For(divider));
    private int _bad;     // bytes in a row without a stop bit, up to 15

    /// <summary>Clocks a bit, less one.</summary>
    public int Last { get; private set; } = divider - 1;

    /// <summary>One clock edge.</summary>
    /// <param name="set">The host sets it.</param>
    /// <param name="value">To this, of which a build has as many bits as it needs.</param>
    /// <param name="received">What the receiver says.</param>
    /// <param name="reset">Back to that of the build.</param>
    public void Clock(bool set, byte value, in ReceivedBits received, bool reset)
    {
        if (reset || _bad == MostBad)
            Last = divider - 1;
        else if (set)
            Last = value & _mask;
        if (received.ByteValid)
            _bad = 0;
        else if (received.ByteBad && _bad < MostBad)
            _bad++;
    }
}
