// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model;

/// <summary>The link without its UARTs: from bytes to what drives the core, and back. A part of <c>hdl/link/link.v</c>.</summary>
internal sealed class FrameLink
{

    /// <summary>The link of a build, after power-up: it needs a clock of reset.</summary>
    /// <param name="configuration">The build.</param>
    /// <param name="core">The core that it drives. Whoever owns both gives the core its clocks.</param>
    /// <param name="sourceHash">Hash of the sources that the board says it was made from.</param>
    public FrameLink(Configuration configuration, ICore core, uint sourceHash = 0)
    {
        Receive = new FrameReceive();
        Transmit = new FrameTransmit();
        Execute = new Command(configuration, Receive, Transmit, core, sourceHash);
    }

    /// <summary>Frames from bytes.</summary>
    public FrameReceive Receive { get; }

    /// <summary>Frames to bytes.</summary>
    public FrameTransmit Transmit { get; }

    /// <summary>Executes frames.</summary>
    public Command Execute { get; }

    /// <summary>
    /// Nothing but a byte from the host makes anything happen: no command is executed, or the one under way, and the
    /// core with it, waits until the host acknowledges a data frame.
    /// </summary>
    public bool Rests => Receive.Rests && !Transmit.Moves(Execute.HandOver) &&
        (Execute.HandOver || (Execute.State == CommandState.Idle && !Receive.FrameValid));

    /// <summary>One clock edge.</summary>
    /// <param name="received">Bits and bytes from the host.</param>
    /// <param name="ready">The byte offered by <see cref="Transmit"/> is taken.</param>
    /// <param name="reset">Back to the state after power-up.</param>
    /// <param name="inputs">What the core gets during the clock that ends with the edge. Its own edge comes after this one.</param>
    public void Clock(in ReceivedBits received, bool ready, bool reset, out CoreInputs inputs)
    {
        var sync = Receive.Sync;
        Execute.Drive();
        inputs = Execute.CoreInputs(reset || sync);
        var transmit = new TransmitInputs(
            Execute.PutValid,
            Execute.PutByte,
            Execute.PutDrop,
            Execute.PutIsRead,
            Execute.HandOver,
            Receive.AcknowledgeValid,
            Receive.Acknowledge,
            Receive.Resend,
            Execute.FrameDone,
            Receive.Damaged || Execute.OutOfOrder,
            Execute.Refused,
            Execute.Stopped,
            Execute.Expected,
            Receive.Nonce,
            ready);

        Execute.Clock(Receive.Stop, reset || sync);
        Receive.Clock(received, Execute.FrameNext, Execute.FrameDone, reset);
        Transmit.Clock(transmit, sync, reset);
    }
}
