// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model;

/// <summary>Everything between the two UART pins and the core: bytes, frames, commands. The mirror of <c>hdl/link/link.v</c>.</summary>
internal sealed partial class Link
{
    private readonly UartReceive _receive;
    private readonly UartTransmit _transmit = new();
    private readonly BitRate _rate;

    /// <summary>The link of a build, after power-up.</summary>
    /// <param name="configuration">The build.</param>
    /// <param name="core">The core that it drives. Whoever owns both gives the core its clocks.</param>
    /// <param name="sourceHash">Hash of the sources that the board says it was made from.</param>
    public Link(Configuration configuration, ICore core, uint sourceHash)
    {
        var divider = (configuration.ClockHertz + (configuration.Baud / 2)) / configuration.Baud;
        _receive = new UartReceive(Bits.For(divider));
        _rate = new BitRate(divider);
        Frames = new FrameLink(configuration, core, sourceHash);
    }

    /// <summary>All between the UARTs and the core.</summary>
    public FrameLink Frames { get; }

    /// <summary>The pin to the host.</summary>
    public bool Tx => _transmit.Tx;

    /// <summary>One clock edge.</summary>
    /// <param name="rx">The pin from the host during the clock that ends with it.</param>
    /// <param name="reset">Back to the state after power-up.</param>
    /// <param name="inputs">What the core gets during the clock. Its own edge comes after this one.</param>
    public void Clock(bool rx, bool reset, out CoreInputs inputs)
    {
        var received = _receive.Received;
        var sync = Frames.Receive.Sync;
        var ready = _transmit.Ready(abandon: sync);
        var valid = Frames.Transmit.Valid;
        var value = Frames.Transmit.Byte;
        var (rate, rateValue) = (Frames.Receive.Rate, Frames.Receive.RateValue);
        Frames.Clock(received, ready, reset, out inputs);
        _receive.Clock(rx, _rate.Last);
        _transmit.Clock(valid, value, abandon: sync, reset, _rate.Last);
        _rate.Clock(rate, rateValue, received, reset);
    }
}
