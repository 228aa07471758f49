// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using NeuroCore.Hardware;

namespace NeuroCore.Link;

/// <summary>A frame of a recorded session.</summary>
/// <param name="Line">Line of the recording that holds its end.</param>
/// <param name="Milliseconds">When, from the start of the recording.</param>
/// <param name="ToBoard">True if the host sent it.</param>
/// <param name="Content">Opcode or reply, sequence byte and what follows; null for one that was damaged.</param>
/// <param name="IsRepeated">True if it is a command or a data frame that was there before.</param>
public sealed record RecordedFrame(int Line, double Milliseconds, bool ToBoard, byte[]? Content, bool IsRepeated)
{
    private const int MostWordsShown = 8;

    /// <summary>What it is, for people.</summary>
    public override string ToString()
    {
        var time = string.Create(CultureInfo.InvariantCulture, $"{Milliseconds,12:0.000} ms {(ToBoard ? ">" : "<")} ");
        if (Content is null)
            return $"{time}damaged";
        var again = IsRepeated ? ", again" : "";
        return time + (ToBoard ? HostText(Content) : BoardText(Content)) + again;
    }

    private static string HostText(byte[] content)
    {
        var opcode = (Opcode)content[0];
        var rest = content.AsSpan(LinkLimits.HeaderBytes);
        return opcode switch
        {
            Opcode.Write when rest.Length >= 6 => $"write {Place(rest)}: {Words(rest[4..])}",
            Opcode.Fill when rest.Length == 8 => $"fill {Place(rest)}: {Word(rest, 6)} times {Word(rest, 4)}",
            Opcode.Read when rest.Length == 8 => $"read {Place(rest)}: {Word(rest, 6)} words",
            Opcode.Run => $"run: {Words(rest)}",
            _ => opcode.ToString().ToLowerInvariant(),
        };
    }

    private static string BoardText(byte[] content) => (Reply)content[0] switch
    {
        Reply.ReadData => $"read_data: {Words(content.AsSpan(LinkLimits.HeaderBytes))}",
        Reply.EventData => $"event_data: {content.Length - LinkLimits.HeaderBytes} bytes",
        Reply.Status when content.Length > 2 => $"status: command {content[1] >> LinkLimits.SequenceBits}, data {content[1] % (1 << LinkLimits.SequenceBits)}{((Conditions)content[2] == 0 ? "" : $", {(Conditions)content[2]}")}",
        _ => $"reply {content[0]}",
    };

    private static string Place(ReadOnlySpan<byte> arguments) => $"{(Bank)arguments[0]}[{BinaryPrimitives.ReadInt32LittleEndian(arguments) >> 8 & 0xFFFFFF}]";

    private static int Word(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static string Words(ReadOnlySpan<byte> bytes)
    {
        var words = new List<string>();
        for (var at = 0; at + 1 < bytes.Length && words.Count < MostWordsShown; at += 2)
            words.Add(Word(bytes, at).ToString("x4", CultureInfo.InvariantCulture));
        var left = (bytes.Length / 2) - words.Count;
        return string.Join(' ', words) + (left > 0 ? $" and {left} more" : "");
    }
}

/// <summary>A recorded session, frame by frame: see <see cref="RecordingTransport"/> for the file.</summary>
public sealed class SessionRecording
{
    private const int Numbers = 1 << LinkLimits.SequenceBits;

    private SessionRecording(string name, ImmutableArray<RecordedFrame> frames) => (Name, Frames) = (name, frames);

    /// <summary>What messages call it.</summary>
    public string Name { get; }

    /// <summary>Every frame in the order of its time.</summary>
    public ImmutableArray<RecordedFrame> Frames { get; }

    /// <summary>Reads a recording.</summary>
    /// <param name="reader">The recording, read to its end.</param>
    /// <param name="name">What messages call it, such as its path.</param>
    /// <exception cref="NeuroCoreException">It is none, or damaged; the sentence names the line.</exception>
    public static SessionRecording Read(TextReader reader, string name)
    {
        var frames = ImmutableArray.CreateBuilder<RecordedFrame>();
        FrameDecoder[] decoders = [new(LinkLimits.ReceiveFrameBytes), new(LinkLimits.TransmitFrameBytes)];
        var (command, data, line) = (0, 0, 1);
        foreach (var record in SessionRecord.ReadAll(reader, name))
        {
            line++;
            ReadOnlySpan<byte> bytes = record.Bytes;
            while (decoders[record.ToBoard ? 0 : 1].Next(ref bytes, out var content) is var finding && finding != FrameFinding.NeedsMore)
                frames.Add(new RecordedFrame(
                    line, record.Milliseconds, record.ToBoard, finding == FrameFinding.Frame ? content.ToArray() : null,
                    finding == FrameFinding.Frame && IsRepeated(content, record.ToBoard, ref command, ref data)));
        }

        return new SessionRecording(name, frames.ToImmutable());
    }

    // Follows both numbers; what does not carry the next one was there before.
    private static bool IsRepeated(ReadOnlySpan<byte> content, bool toBoard, ref int command, ref int data)
    {
        if (toBoard && (Opcode)content[0] is Opcode.Sync or Opcode.Rate)
        {
            (command, data) = (0, 0);
            return false;
        }

        if (toBoard && LinkCommand.FromFrame(content) is not null)
        {
            if (content[1] >> LinkLimits.SequenceBits != command)
                return true;
            command = (command + 1) % Numbers;
        }
        else if (!toBoard && (Reply)content[0] is Reply.ReadData or Reply.EventData)
        {
            if (content[1] % Numbers != data)
                return true;
            data = (data + 1) % Numbers;
        }

        return false;
    }
}
