// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Link.Tests.Boards;

/// <summary>
/// The board's side of the protocol, from its page alone, around memories and a core that echoes events as spikes.
/// It is as slow as a board may be: runs and reads begin only when everything on the wire has arrived.
/// </summary>
internal sealed partial class FakeBoard : IByteDevice
{
    private readonly Queue<byte> _inbox = new();
    private readonly List<byte> _block = [];
    private readonly Queue<byte> _outbox = new();
    private readonly Queue<byte[]> _slots = new();
    private IEnumerator<bool>? _execution;
    private int _expected;
    private bool _statusDue;
    private bool _damaged;
    private bool _refused;
    private bool _stopped;
    private byte _nonce;

    public FakeBoard(Configuration configuration)
    {
        Build = configuration;
        Memory = new BoardMemory(configuration);
    }

    public Configuration Build { get; }

    public BoardMemory Memory { get; }

    /// <summary>True if statuses that are due while bytes still arrive become one.</summary>
    public bool MergesStatuses { get; init; }

    /// <summary>From now on nothing is answered.</summary>
    public bool IsDead { get; set; }

    /// <summary>From now on commands are taken but never executed.</summary>
    public bool IsStuck { get; set; }

    /// <summary>Commands that found both frame buffers taken.</summary>
    public int Overruns { get; private set; }

    /// <summary>Commands executed, by opcode.</summary>
    public Dictionary<Opcode, int> Executed { get; } = [];

    /// <summary>Most commands waiting at a time.</summary>
    public int MostWaiting { get; private set; }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
            _inbox.Enqueue(value);
    }

    public int Read(Span<byte> buffer)
    {
        if (IsDead)
            return 0;
        while (_outbox.Count == 0 && Work())
        {
        }

        var count = 0;
        while (count < buffer.Length && _outbox.TryDequeue(out var value))
            buffer[count++] = value;
        return count;
    }

    /// <summary>As when the power fails and comes back.</summary>
    public void PowerCycle()
    {
        _inbox.Clear();
        _outbox.Clear();
        _block.Clear();
        Restart(nonce: 0);
    }

    private bool Work()
    {
        var arrived = _inbox.TryDequeue(out var value);
        if (arrived)
            Arrive(value);
        var worked = Execute(quickOnly: _inbox.Count > 0);
        if (_statusDue && (_inbox.Count == 0 || !MergesStatuses))
            SendStatus();
        return arrived || worked;
    }

    private void Arrive(byte value)
    {
        if (value != 0)
        {
            _block.Add(value);
            return;
        }

        var block = _block.ToArray();
        _block.Clear();
        if (block.Length == 0)
            return;
        if (BoardWire.Unframe(block) is not { } frame)
        {
            (_damaged, _statusDue) = (true, true);
            return;
        }

        Acknowledged(frame[1] & 15);
        switch ((Opcode)frame[0])
        {
            case Opcode.Ack:
                break;
            case Opcode.Resend:
                SendAgain();
                _statusDue = true;
                break;
            case Opcode.Stop:
                _stopped = true;
                break;
            case Opcode.Sync or Opcode.Rate when frame.Length == 3:
                Restart(frame[2]);
                _statusDue = true;
                break;
            default:
                TakeCommand(frame);
                break;
        }
    }

    private void TakeCommand(byte[] frame)
    {
        // The one in execution keeps its buffer until it is done.
        if (_slots.Count + (_execution is null ? 0 : 1) == 2)
        {
            Overruns++;
            (_damaged, _statusDue) = (true, true);
            return;
        }

        _slots.Enqueue(frame);
        MostWaiting = Math.Max(MostWaiting, _slots.Count);
    }

    private bool Execute(bool quickOnly)
    {
        if (IsStuck)
            return false;
        if (_execution is null)
        {
            if (!_slots.TryPeek(out var next) || (quickOnly && IsSlow(next)))
                return false;
            _slots.Dequeue();
            var behind = (_expected - (next[1] >> 4)) & 15;
            _statusDue = behind is > 0 and <= 8;
            if (behind > 8)
                (_damaged, _statusDue) = (true, true);
            if (behind != 0)
                return true;
            _execution = Execution(next);
        }

        if (_execution.MoveNext())
            return _execution.Current;
        _execution = null;
        _expected = (_expected + 1) & 15;
        _statusDue = true;
        return true;
    }

    private static bool IsSlow(byte[] frame) => (Opcode)frame[0] is Opcode.Run or Opcode.Read;

    private void Restart(byte nonce)
    {
        _slots.Clear();
        _execution = null;
        (_expected, _nonce, _damaged, _refused, _stopped, _statusDue) = (0, nonce, false, false, false, false);
        RestartData();
    }

    private void SendStatus()
    {
        var conditions = (_damaged ? 1 : 0) | (_refused ? 2 : 0) | (_stopped ? 4 : 0);
        (_damaged, _statusDue) = (false, false);
        Put([0xC0, (byte)((_expected << 4) | _nextData), (byte)conditions, _nonce]);
    }

    private void Put(IReadOnlyList<byte> content)
    {
        foreach (var value in BoardWire.Frame(content))
            _outbox.Enqueue(value);
    }
}
