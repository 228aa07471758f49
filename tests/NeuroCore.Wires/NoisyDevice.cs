// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Wires;

/// <summary>A bad cable: flips bits, drops, doubles and inserts bytes in both directions, and can be cut.</summary>
/// <param name="board">Board at the other end.</param>
/// <param name="random">Where the noise comes from.</param>
/// <param name="perByte">Probability that something happens to a byte.</param>
internal sealed class NoisyDevice(IByteDevice board, Random random, double perByte) : IByteDevice
{
    private readonly Queue<byte> _toHost = new();
    private readonly Damage _damage = new(random, perByte);
    private int _toLose;

    public long Errors => _damage.Errors;

    /// <summary>Bytes that passed, in both directions.</summary>
    public long Bytes => _damage.Bytes;

    /// <summary>Cuts the wire: so many bytes are lost, in both directions together.</summary>
    public void Cut(int bytes) => _toLose = bytes;

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
        if (_toLose > 0)
        {
            _toLose--;
            _damage.Lose();
        }
        else
        {
            _damage.Pass(value, give);
        }
    }
}
