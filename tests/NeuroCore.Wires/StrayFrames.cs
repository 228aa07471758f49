// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Wires;

/// <summary>A way to the board that sends some frames twice, the second time late, in both directions.</summary>
internal sealed class StrayFrames(IByteDevice board, Random random) : IByteDevice
{
    private const int MostFramesLate = 3;

    private readonly Direction _toBoard = new(random);
    private readonly Direction _toHost = new(random);
    private readonly Queue<byte> _arrived = new();

    /// <summary>False while a session is started: a repeated sync would start it again.</summary>
    public bool IsActive { set => _toBoard.IsActive = _toHost.IsActive = value; }

    public int Strays => _toBoard.Strays + _toHost.Strays;

    public void Write(ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
            board.Write(_toBoard.Pass(value));
    }

    public int Read(Span<byte> buffer)
    {
        var came = board.Read(buffer);
        foreach (var value in buffer[..came])
            foreach (var passed in _toHost.Pass(value))
                _arrived.Enqueue(passed);
        var count = 0;
        while (count < buffer.Length && _arrived.TryDequeue(out var value))
            buffer[count++] = value;
        return count;
    }

    private sealed class Direction(Random random)
    {
        private readonly List<byte> _frame = [];
        private readonly Queue<(int Due, byte[] Frame)> _late = new();
        private int _frames;

        public bool IsActive { get; set; }

        public int Strays { get; private set; }

        public byte[] Pass(byte value)
        {
            _frame.Add(value);
            if (value != 0)
                return [value];
            var frame = _frame.ToArray();
            _frame.Clear();
            if (frame.Length == 1)
                return frame;
            _frames++;
            var given = new List<byte> { value };
            while (_late.TryPeek(out var late) && late.Due <= _frames)
                given.AddRange(_late.Dequeue().Frame);
            if (IsActive && random.Next(4) == 0 && _late.Count == 0)
            {
                Strays++;
                _late.Enqueue((_frames + random.Next(MostFramesLate + 1), frame));
            }

            return [.. given];
        }
    }
}
