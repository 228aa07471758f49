// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Model;

internal sealed partial class Link
{
    /// <summary>What can be seen of the link in this clock, before its edge.</summary>
    /// <param name="reset">Reset during the clock.</param>
    /// <param name="seen">Takes it.</param>
    public void Observe(bool reset, ref BoardObservation seen)
    {
        Frames.Execute.Drive();
        seen.UartTx = _transmit.Tx;
        ObserveBytes(ref seen);
        ObserveFrames(ref seen);
        ObserveRequests(Frames.Execute.CoreInputs(reset || Frames.Receive.Sync), ref seen);
    }

    private void ObserveBytes(ref BoardObservation seen)
    {
        var received = _receive.Received;
        seen.BitReceived = received.BitValid;
        seen.Bit = received.BitValid && received.Bit;
        seen.ByteReceived = received.ByteValid;
        seen.ReceivedByte = received.ByteValid ? received.Byte : 0;
        seen.ByteBad = received.ByteBad;
        seen.ByteSent = _transmit.Ready(abandon: Frames.Receive.Sync) && Frames.Transmit.Valid;
        seen.SentByte = seen.ByteSent ? Frames.Transmit.Byte : 0;
        seen.Put = Frames.Execute.PutValid;
        seen.PutByte = seen.Put ? Frames.Execute.PutByte : 0;
    }

    private void ObserveFrames(ref BoardObservation seen)
    {
        var (receive, execute) = (Frames.Receive, Frames.Execute);
        seen.FrameGood = receive.AcknowledgeValid;
        seen.Acknowledge = seen.FrameGood ? receive.Acknowledge : 0;
        seen.Resend = receive.Resend;
        seen.Sync = receive.Sync;
        seen.Rate = receive.Rate;
        seen.LastClock = _rate.Last;
        seen.Stop = receive.Stop;
        seen.Stopped = execute.Stopped;
        seen.Damaged = receive.Damaged;
        seen.Nonce = receive.Nonce;
        seen.FrameValid = receive.FrameValid;
        seen.FrameNext = execute.FrameNext;
        seen.FrameDone = execute.FrameDone;
        seen.OutOfOrder = execute.OutOfOrder;
        seen.Refused = execute.Refused;
        seen.Expected = execute.Expected;
        seen.PutDrop = execute.PutDrop;
        seen.HandOver = execute.HandOver;
        seen.HandedOver = Frames.Transmit.HandedOver(execute.PutValid);
    }

    private static void ObserveRequests(in CoreInputs inputs, ref BoardObservation seen)
    {
        seen.CoreReset = inputs.Reset;
        seen.TickStart = inputs.TickStart;
        seen.EventValid = inputs.EventValid;
        seen.EventSource = inputs.EventValid ? inputs.EventSource : 0;
        seen.SpikeReady = inputs.SpikeReady;
        seen.MemoryValid = inputs.MemoryValid;
        if (!inputs.MemoryValid)
            return;
        seen.MemoryWrite = inputs.MemoryWrite;
        seen.MemoryBank = inputs.MemoryBank;
        seen.MemoryAddress = inputs.MemoryAddress;
        seen.MemoryWriteData = inputs.MemoryWrite ? inputs.MemoryWriteData : 0;
    }
}
