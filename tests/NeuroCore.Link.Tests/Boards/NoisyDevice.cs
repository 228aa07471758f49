// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Link.Tests.Boards;

/// <summary>A bad cable: flips bits, drops, doubles and inserts bytes in both directions.</summary>
/// <param name="board">Board at the other end.</param>
/// <param name="random">Where the noise comes from.</param>
/// <param name="perByte">Probability that something happens to a byte.</param>
internal sealed class NoisyDevice(IByteDevice board, Random random, double perByte) : IByteDevice
{
    private readonly Queue<byte> _toHost = new();

    public long Errors { get; private set; }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        var damaged = new List<byte>();
        foreach (var value in bytes)
            Pass(value, damaged.Add);
        board.Write(damaged.ToArray());
    }

    public int Read(Span<byte> buffer)
    {
        Span<byte> chunk = stackalloc byte[64];
        var came = board.Read(chunk);
        // A device at rest stays at rest: noise alone must not look like an answer for ever.
        if (came == 0 && _toHost.Count == 0)
            return 0;
        foreach (var value in chunk[..came])
            Pass(value, _toHost.Enqueue);
        var count = 0;
        while (count < buffer.Length && _toHost.TryDequeue(out var value))
            buffer[count++] = value;
        return count > 0 ? count : Read(buffer);
    }

    private void Pass(byte value, Action<byte> give)
    {
        if (random.NextDouble() >= perByte)
        {
            give(value);
            return;
        }

        Errors++;
        switch (random.Next(4))
        {
            case 0:
                give((byte)(value ^ (1 << random.Next(8))));
                break;
            case 1:
                break;
            case 2:
                give(value);
                give(value);
                break;
            default:
                give((byte)random.Next(256));
                give(value);
                break;
        }
    }
}
