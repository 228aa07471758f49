// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;
using NeuroCore.Hardware;
using NeuroCore.Link;

namespace NeuroCore.Model.Tests;

/// <summary>A host that sends what it is told to, right or wrong, and says what comes back.</summary>
internal sealed class RawHost(IByteDevice board)
{
    private readonly FrameDecoder _decoder = new(LinkLimits.TransmitFrameBytes);

    /// <summary>A session just begun on a new board.</summary>
    public static RawHost On(IByteDevice board)
    {
        var host = new RawHost(board);
        host.SendBytes([0]);
        host.Send(Sync(1));
        host.Receive();
        return host;
    }

    public static byte[] Sync(byte nonce) => [(byte)Opcode.Sync, 0, nonce];

    public static byte[] Resend(int acknowledge = 0) => [(byte)Opcode.Resend, (byte)acknowledge];

    public static byte[] Ack(int acknowledge) => [(byte)Opcode.Ack, (byte)acknowledge];

    /// <summary>A numbered command without its checksum.</summary>
    public static byte[] Numbered(LinkCommand command, int number, int acknowledge = 0) =>
        [(byte)command.Opcode, (byte)((number << 4) | acknowledge), .. command.Arguments.Span];

    public static byte[] OnTheWire(byte[] content)
    {
        var wire = new List<byte>();
        FrameCodec.Append(content, wire);
        return [.. wire];
    }

    public static ushort[] WordsOf(byte[] dataFrame) =>
        [.. Enumerable.Range(1, (dataFrame.Length - 2) / 2).Select(word => BinaryPrimitives.ReadUInt16LittleEndian(dataFrame.AsSpan(2 * word)))];

    public void Send(byte[] content) => SendBytes(OnTheWire(content));

    public void SendBytes(byte[] bytes) => board.Write(bytes);

    /// <summary>Runs the board until it rests.</summary>
    /// <returns>The frames that it sent, without their checksums.</returns>
    public List<byte[]> Receive()
    {
        var frames = new List<byte[]>();
        var buffer = new byte[64];
        for (var count = board.Read(buffer); count > 0; count = board.Read(buffer))
            Take(buffer.AsSpan(0, count), frames);
        return frames;
    }

    /// <summary>Sends, and takes the one status that comes.</summary>
    public (int Expected, int Data, Conditions Conditions, byte Nonce) Ask(params byte[][] contents)
    {
        foreach (var content in contents)
            Send(content);
        return Status(Receive()[^1]);
    }

    public static (int Expected, int Data, Conditions Conditions, byte Nonce) Status(byte[] frame)
    {
        Assert.Equal((byte)Reply.Status, frame[0]);
        Assert.Equal(4, frame.Length);
        return (frame[1] >> 4, frame[1] & 15, (Conditions)frame[2], frame[3]);
    }

    private void Take(ReadOnlySpan<byte> bytes, List<byte[]> frames)
    {
        while (true)
        {
            switch (_decoder.Next(ref bytes, out var content))
            {
                case FrameFinding.Frame:
                    frames.Add(content.ToArray());
                    break;
                case FrameFinding.NeedsMore:
                    return;
                default:
                    break;
            }
        }
    }
}
