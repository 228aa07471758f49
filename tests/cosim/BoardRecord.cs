// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Model;

namespace NeuroCore.Cosim;

/// <summary>
/// What can be seen of the whole board in one clock, as 64-bit words: the layout of <c>record_o</c> in
/// <c>board_lockstep.v</c>. The link comes first, then the core's record.
/// </summary>
internal static class BoardRecord
{
    /// <summary>Words of one clock's inputs: reset in bit 0, the receive pin in bit 1.</summary>
    public const int InputWords = 2;

    /// <summary>Words of the link.</summary>
    public const int LinkWords = 3;

    /// <summary>Words of a record.</summary>
    public const int Words = LinkWords + CoreRecord.Words;

    private const int Requests = 0;
    private const int Bytes = 1;
    private const int Frames = 2;

    /// <summary>All fields.</summary>
    public static IReadOnlyList<RecordField> Fields { get; } =
    [
        new("UartTx", Requests, 0, 1),
        new("Busy", Requests, 1, 1),
        new("CoreReset", Requests, 2, 1),
        new("TickStart", Requests, 3, 1),
        new("EventValid", Requests, 4, 1),
        new("SpikeReady", Requests, 5, 1),
        new("MemoryValid", Requests, 6, 1),
        new("MemoryWrite", Requests, 7, 1),
        new("MemoryBank", Requests, 8, 5),
        new("EventSource", Requests, 16, 16),
        new("MemoryAddress", Requests, 32, 24),
        new("MemoryWriteData", Bytes, 0, 16),
        new("BitReceived", Bytes, 16, 1),
        new("Bit", Bytes, 17, 1),
        new("ByteReceived", Bytes, 18, 1),
        new("ByteBad", Bytes, 19, 1),
        new("ByteSent", Bytes, 20, 1),
        new("Put", Bytes, 21, 1),
        new("ReceivedByte", Bytes, 24, 8),
        new("SentByte", Bytes, 32, 8),
        new("PutByte", Bytes, 40, 8),
        new("FrameGood", Frames, 0, 1),
        new("Resend", Frames, 1, 1),
        new("Sync", Frames, 2, 1),
        new("Damaged", Frames, 3, 1),
        new("OutOfOrder", Frames, 4, 1),
        new("FrameValid", Frames, 5, 1),
        new("FrameNext", Frames, 6, 1),
        new("FrameDone", Frames, 7, 1),
        new("Refused", Frames, 8, 1),
        new("PutDrop", Frames, 9, 1),
        new("HandOver", Frames, 10, 1),
        new("HandedOver", Frames, 11, 1),
        new("Acknowledge", Frames, 12, 4),
        new("Expected", Frames, 16, 4),
        new("Stop", Frames, 20, 1),
        new("Stopped", Frames, 21, 1),
        new("Rate", Frames, 22, 1),
        new("Nonce", Frames, 24, 8),
        new("LastClock", Frames, 32, 16),
        .. CoreRecord.Fields.Select(field => field with { Name = $"core {field.Name}", Word = field.Word + LinkWords }),
    ];

    /// <summary>Writes the model's side of a record.</summary>
    public static void Write(in BoardObservation seen, Span<ulong> words)
    {
        words[Requests] = Bit(seen.UartTx, 0) | Bit(seen.Busy, 1) | Bit(seen.CoreReset, 2) | Bit(seen.TickStart, 3) |
            Bit(seen.EventValid, 4) | Bit(seen.SpikeReady, 5) | Bit(seen.MemoryValid, 6) | Bit(seen.MemoryWrite, 7) |
            Part(seen.MemoryBank, 8) | Part(seen.EventSource, 16) | Part(seen.MemoryAddress, 32);
        words[Bytes] = Part(seen.MemoryWriteData, 0) | Bit(seen.BitReceived, 16) | Bit(seen.Bit, 17) |
            Bit(seen.ByteReceived, 18) | Bit(seen.ByteBad, 19) | Bit(seen.ByteSent, 20) | Bit(seen.Put, 21) |
            Part(seen.ReceivedByte, 24) | Part(seen.SentByte, 32) | Part(seen.PutByte, 40);
        words[Frames] = Bit(seen.FrameGood, 0) | Bit(seen.Resend, 1) | Bit(seen.Sync, 2) | Bit(seen.Damaged, 3) |
            Bit(seen.OutOfOrder, 4) | Bit(seen.FrameValid, 5) | Bit(seen.FrameNext, 6) | Bit(seen.FrameDone, 7) |
            Bit(seen.Refused, 8) | Bit(seen.PutDrop, 9) | Bit(seen.HandOver, 10) | Bit(seen.HandedOver, 11) |
            Part(seen.Acknowledge, 12) | Part(seen.Expected, 16) | Bit(seen.Stop, 20) | Bit(seen.Stopped, 21) |
            Bit(seen.Rate, 22) | Part(seen.Nonce, 24) | Part(seen.LastClock, 32);
        CoreRecord.Write(in seen.Core, words[LinkWords..]);
    }

    /// <summary>The core's part.</summary>
    public static ReadOnlySpan<ulong> Core(ReadOnlySpan<ulong> words) => words[LinkWords..];

    /// <summary>The byte that the transmitter takes in this clock; negative: none.</summary>
    public static int SentByte(ReadOnlySpan<ulong> words) =>
        (words[Bytes] & (1UL << 20)) != 0 ? (int)(words[Bytes] >> 32) & 0xFF : -1;

    /// <summary>Sequence number that the board expects from the host.</summary>
    public static int Expected(ReadOnlySpan<ulong> words) => (int)(words[Frames] >> 16) & 15;

    /// <summary>Clocks a bit on the board's lines.</summary>
    public static int ClocksPerBit(ReadOnlySpan<ulong> words) => ((int)(words[Frames] >> 32) & 0xFFFF) + 1;

    /// <summary>A received frame is there.</summary>
    public static bool FrameValid(ReadOnlySpan<ulong> words) => (words[Frames] & (1 << 5)) != 0;

    private static ulong Bit(bool value, int place) => value ? 1UL << place : 0;

    private static ulong Part(int value, int low) => (ulong)(uint)value << low;
}
