// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;
using NeuroCore.Hardware;

namespace NeuroCore.Link;

/// <summary>A numbered command to the board, without its number.</summary>
/// <remarks>Addresses are those of <c>hdl/registers</c>; all words are 16 bits.</remarks>
public sealed class LinkCommand
{
    // Bank and address.
    private const int PlaceBytes = 4;
    private const int FillBytes = PlaceBytes + 4;

    /// <summary>Bytes on the wire of a write, beside its words.</summary>
    public const int WireBytesBesideWords =
        FrameCodec.WireBytesBesideFrame + LinkLimits.HeaderBytes + PlaceBytes + LinkLimits.ChecksumBytes;

    /// <summary>Bytes on the wire of a fill.</summary>
    public const int FillWireBytes = WireBytesBesideWords - PlaceBytes + FillBytes;

    // A fill of this length is executed well within the time that its own frame takes on the wire.
    private const int QuickFillWords = 1024;

    private LinkCommand(Opcode opcode, byte[] arguments, bool isSlow)
    {
        Opcode = opcode;
        Arguments = arguments;
        IsSlow = isSlow;
    }

    /// <summary>What to do.</summary>
    public Opcode Opcode { get; }

    /// <summary>True if the board may take longer over it than the wire: then only two commands may be under way.</summary>
    public bool IsSlow { get; }

    /// <summary>Bytes after the sequence byte.</summary>
    public ReadOnlyMemory<byte> Arguments { get; }

    /// <summary>Writes words that follow each other in a bank.</summary>
    /// <param name="bank">Bank that can be written.</param>
    /// <param name="address">Address of the first word, 0..2^24-1.</param>
    /// <param name="words">1..<see cref="LinkLimits.WriteWords"/> words.</param>
    public static LinkCommand Write(Bank bank, int address, ReadOnlySpan<ushort> words)
    {
        CheckCount(words.Length, LinkLimits.WriteWords);
        var arguments = new byte[PlaceBytes + (2 * words.Length)];
        PutPlace(arguments, bank, address);
        PutWords(words, arguments.AsSpan(PlaceBytes));
        return new LinkCommand(Opcode.Write, arguments, isSlow: false);
    }

    /// <summary>Writes one value to many addresses.</summary>
    /// <param name="bank">Bank that can be written.</param>
    /// <param name="address">Address of the first word, 0..2^24-1.</param>
    /// <param name="value">Value.</param>
    /// <param name="count">1..65535 words.</param>
    public static LinkCommand Fill(Bank bank, int address, ushort value, int count)
    {
        CheckCount(count, ushort.MaxValue);
        return new LinkCommand(Opcode.Fill, Place(bank, address, value, (ushort)count), isSlow: count > QuickFillWords);
    }

    /// <summary>Reads words that follow each other in a bank; answered by one <see cref="Reply.ReadData"/> frame.</summary>
    /// <param name="bank">Any bank.</param>
    /// <param name="address">Address of the first word, 0..2^24-1.</param>
    /// <param name="count">1..<see cref="LinkLimits.ReadWords"/> words.</param>
    public static LinkCommand Read(Bank bank, int address, int count)
    {
        CheckCount(count, LinkLimits.ReadWords);
        // Slow because its answer takes far longer on the wire than the command.
        return new LinkCommand(Opcode.Read, Place(bank, address, 0, (ushort)count), isSlow: true);
    }

    /// <summary>Gives events and runs ticks.</summary>
    /// <param name="words">1..<see cref="LinkLimits.RunWords"/> stream words; at most 32,767 ticks altogether.</param>
    public static LinkCommand Run(ReadOnlySpan<ushort> words)
    {
        CheckCount(words.Length, LinkLimits.RunWords);
        var arguments = new byte[2 * words.Length];
        PutWords(words, arguments);
        return new LinkCommand(Opcode.Run, arguments, isSlow: true);
    }

    /// <summary>A command again, from the content of a frame that carried it.</summary>
    /// <returns>Null if the frame is no numbered command that a host of this version sends.</returns>
    internal static LinkCommand? FromFrame(ReadOnlySpan<byte> content)
    {
        var arguments = content[LinkLimits.HeaderBytes..].ToArray();
        return (Opcode)content[0] switch
        {
            Opcode.Write => new LinkCommand(Opcode.Write, arguments, isSlow: false),
            Opcode.Fill when arguments.Length == FillBytes =>
                new LinkCommand(Opcode.Fill, arguments, BinaryPrimitives.ReadUInt16LittleEndian(arguments.AsSpan(6)) > QuickFillWords),
            Opcode.Read when arguments.Length == FillBytes => new LinkCommand(Opcode.Read, arguments, isSlow: true),
            Opcode.Run => new LinkCommand(Opcode.Run, arguments, isSlow: true),
            _ => null,
        };
    }

    private static byte[] Place(Bank bank, int address, ushort value, ushort count)
    {
        var arguments = new byte[FillBytes];
        PutPlace(arguments, bank, address);
        PutWords([value, count], arguments.AsSpan(PlaceBytes));
        return arguments;
    }

    private static void PutPlace(Span<byte> arguments, Bank bank, int address)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(address);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(address, 1 << 24);
        BinaryPrimitives.WriteInt32LittleEndian(arguments, (address << 8) | (int)bank);
    }

    private static void PutWords(ReadOnlySpan<ushort> words, Span<byte> bytes)
    {
        for (var index = 0; index < words.Length; index++)
            BinaryPrimitives.WriteUInt16LittleEndian(bytes[(2 * index)..], words[index]);
    }

    private static void CheckCount(int count, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, most);
    }
}
