// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Model;

/// <summary>
/// What can be seen of the whole board in one clock: its pins, the bytes and frames of the link, what the link asks of
/// the core, and the core. Model and RTL agree on all of it in every clock.
/// </summary>
/// <remarks>A field that means something only together with an enable is 0 without it.</remarks>
#pragma warning disable CA1051 // A plain record of one clock: filled in place, millions of times a second.
#pragma warning disable CA1815 // Compared field by field: what matters is which field differs.
public struct BoardObservation
{
    /// <summary>The pin to the host.</summary>
    public bool UartTx;

    /// <summary>A tick is under way.</summary>
    public bool Busy;

    /// <summary>The link resets the core.</summary>
    public bool CoreReset;

    /// <summary>The link starts a tick.</summary>
    public bool TickStart;

    /// <summary>The link offers an event.</summary>
    public bool EventValid;

    /// <summary>Its source; with <see cref="EventValid"/>.</summary>
    public int EventSource;

    /// <summary>The link takes the spike offered.</summary>
    public bool SpikeReady;

    /// <summary>The link asks for a memory access.</summary>
    public bool MemoryValid;

    /// <summary>It is a write; with <see cref="MemoryValid"/>.</summary>
    public bool MemoryWrite;

    /// <summary>Its bank; with <see cref="MemoryValid"/>.</summary>
    public int MemoryBank;

    /// <summary>Its address, in words; with <see cref="MemoryValid"/>.</summary>
    public int MemoryAddress;

    /// <summary>The word to write; with <see cref="MemoryWrite"/>.</summary>
    public int MemoryWriteData;

    /// <summary>A data bit was received.</summary>
    public bool BitReceived;

    /// <summary>That bit; with <see cref="BitReceived"/>.</summary>
    public bool Bit;

    /// <summary>A byte was received.</summary>
    public bool ByteReceived;

    /// <summary>That byte; with <see cref="ByteReceived"/>.</summary>
    public int ReceivedByte;

    /// <summary>A byte without its stop bit was received.</summary>
    public bool ByteBad;

    /// <summary>The transmitter of bytes is done with the byte offered.</summary>
    public bool ByteSent;

    /// <summary>That byte; with <see cref="ByteSent"/>.</summary>
    public int SentByte;

    /// <summary>A byte is put into the next data frame.</summary>
    public bool Put;

    /// <summary>That byte; with <see cref="Put"/>.</summary>
    public int PutByte;

    /// <summary>A good frame was received.</summary>
    public bool FrameGood;

    /// <summary>Data frame that it expects next; with <see cref="FrameGood"/>.</summary>
    public int Acknowledge;

    /// <summary>It was a resend.</summary>
    public bool Resend;

    /// <summary>It was a stop.</summary>
    public bool Stop;

    /// <summary>A run was ended.</summary>
    public bool Stopped;

    /// <summary>It was a sync, or a rate.</summary>
    public bool Sync;

    /// <summary>It was a rate.</summary>
    public bool Rate;

    /// <summary>Clocks a bit on both lines, less one.</summary>
    public int LastClock;

    /// <summary>A frame failed its check, or there was no room for it.</summary>
    public bool Damaged;

    /// <summary>The frame in execution is out of order.</summary>
    public bool OutOfOrder;

    /// <summary>There is a frame to be executed.</summary>
    public bool FrameValid;

    /// <summary>Its next byte is wanted.</summary>
    public bool FrameNext;

    /// <summary>It is executed, repeated or out of order.</summary>
    public bool FrameDone;

    /// <summary>A command of this session was refused.</summary>
    public bool Refused;

    /// <summary>What was put is forgotten.</summary>
    public bool PutDrop;

    /// <summary>What was put is to be sent.</summary>
    public bool HandOver;

    /// <summary>The data frame is finished.</summary>
    public bool HandedOver;

    /// <summary>Sequence number that the board expects next from the host.</summary>
    public int Expected;

    /// <summary>Nonce of the session.</summary>
    public int Nonce;

    /// <summary>The core.</summary>
    public CoreObservation Core;
}
