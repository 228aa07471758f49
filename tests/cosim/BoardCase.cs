// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Cosim;

/// <summary>
/// A random case for the whole board: a host that loads a network and then sends anything, good frames and damaged
/// ones, in and out of order, with noise on the line, a sync or a reset in the middle of things. Every other host is calm:
/// it mostly waits for what it has asked for, so that more of its commands are executed.
/// </summary>
internal sealed class BoardCase
{
    /// <summary>How long it usually talks.</summary>
    public const int UsualBytes = 2000;

    private const int MostWaitingBits = 60;
    private const int BitsOfByte = 10;
    private const int BitsOfBreak = 170;
    private const int FewestClocksPerBit = 4;
    private const int MostTickClocks = 4000;

    // Of argument bytes that follow the bank.
    private static readonly (Opcode Opcode, int[] Lengths)[] s_wrongLengths =
        [(Opcode.Write, [1, 3, 4]), (Opcode.Fill, [5, 6, 8, 11]), (Opcode.Read, [5, 6, 8, 11]), (Opcode.Run, [0, 2])];

    private static readonly Opcode[] s_atOnce = [Opcode.Sync, Opcode.Resend, Opcode.Stop, Opcode.Ack];

    private readonly CaseRandom _random;
    private readonly RandomCommands _commands;
    private readonly SerialLine _line;
    private readonly Queue<byte[]> _network;
    private readonly List<byte> _reply = [];
    private readonly int _clocksPerBit;
    private readonly int _clocksWanted;
    private int _next;            // sequence number of the next command
    private int _acknowledge;     // data frame that is expected next
    private int _still;           // clocks without a sign from the board, or a byte to it
    private int _waited;          // clocks without a byte to the board
    private int _patience;        // clocks of stillness to wait for before the next frame
    private readonly bool _resets;
    private readonly bool _calm;
    private readonly Opcode _alike;   // strange opcodes are alike to this one; another one for the next seed
    private int _resetClocks;
    private bool _lastByteWasSent;
    private long _loaded;         // clock from which on the network is there; 0: not yet
    private bool _closing;

    /// <summary>Prepares the case.</summary>
    /// <param name="configuration">The build.</param>
    /// <param name="seed">Decides everything.</param>
    /// <param name="firstReset">Clocks of reset that it begins with.</param>
    /// <param name="resets">There may be others later.</param>
    /// <param name="bytes">How long it talks after the network is loaded, in times of a byte.</param>
    public BoardCase(Configuration configuration, ulong seed, int firstReset = 2, bool resets = true, int bytes = UsualBytes)
    {
        (_resetClocks, _resets) = (firstReset, resets);
        _random = new CaseRandom(seed);
        _calm = _random.OneIn(2);
        _alike = s_atOnce[seed % (ulong)s_atOnce.Length];
        _commands = new RandomCommands(configuration, _random);
        _clocksPerBit = (configuration.ClockHertz + (configuration.Baud / 2)) / configuration.Baud;
        _line = new SerialLine(_clocksPerBit);
        _line.Hold(true, 38 + firstReset);
        _network = new Queue<byte[]>(_commands.Network());
        _clocksWanted = BitsOfByte * _clocksPerBit * bytes;
        _line.Send(0);
        // Most go up at once: what they say and hear takes fewer clocks then, and more happens while a tick is under way.
        if (_random.OneIn(4))
            return;
        Send(Unnumbered(Opcode.Rate));
        _patience = Bits(12);
    }

    /// <summary>Everything was done.</summary>
    public bool Done { get; private set; }

    /// <summary>Clocks so far.</summary>
    public long Clocks { get; private set; }

    /// <summary>Of these, clocks in which events were being delivered.</summary>
    public long Delivering { get; private set; }

    /// <summary>Spikes so far.</summary>
    public long Spikes { get; private set; }

    /// <summary>The inputs of the next clock.</summary>
    /// <param name="seen">The record of the clock before; all 0 at the start.</param>
    public (bool Reset, bool Rx) Next(ReadOnlySpan<ulong> seen)
    {
        var core = BoardRecord.Core(seen);
        Delivering += CoreRecord.Delivers(core) ? 1 : 0;
        Spikes += CoreRecord.Fires(core) ? 1 : 0;
        Clocks++;
        Listen(BoardRecord.SentByte(seen));
        var quiet = _line.Rests && !_lastByteWasSent && !BoardRecord.FrameValid(seen);
        _still = quiet ? _still + 1 : 0;
        _waited = _line.Rests ? _waited + 1 : 0;
        // The network is loaded without haste. Later the board may wait for an acknowledgement, and must not be waited for.
        if (_line.Rests)
            _line.ClocksPerBit = BoardRecord.ClocksPerBit(seen);
        if (_line.Rests && (_still >= _patience || ((_loaded > 0 || _network.Count == 0) && _waited > MostWaitingBits * _clocksPerBit)))
            Speak(seen);
        var reset = _resetClocks > 0;
        if (reset)
            _resetClocks--;
        return (reset, _line.Next());
    }

    // Takes note of data frames, to acknowledge them.
    private void Listen(int sent)
    {
        _lastByteWasSent = sent >= 0;
        if (sent > 0)
            _reply.Add((byte)sent);
        if (sent != 0)
            return;
        if (WireFrame.Open([.. _reply]) is { Length: > 1 } frame && (frame[0] == (byte)Reply.ReadData || frame[0] == (byte)Reply.EventData))
            _acknowledge = (frame[1] + 1) & 15;
        _reply.Clear();
    }

    private void Speak(ReadOnlySpan<ulong> seen)
    {
        // After a silence host and board agree on the next number.
        if (_still >= _patience && _patience > 0)
            _next = BoardRecord.Expected(seen);
        if (_loaded == 0 && _network.Count == 0)
            _loaded = Clocks;
        if (_loaded > 0 && Clocks >= _loaded + _clocksWanted && _network.Count == 0)
        {
            Done = _closing;
            Close();
            return;
        }

        if (_still >= _patience && _network.TryDequeue(out var setting))
        {
            Send(Numbered(setting));
            _patience = Bits(12);
            return;
        }

        if (_waited > MostWaitingBits * _clocksPerBit)
            Send(WireFrame.Good([(byte)Opcode.Ack, (byte)_acknowledge]));
        else
            SpeakAtRandom();
        if (_closing || _calm)
        {
            _patience = Bits(12);
            return;
        }

        _patience = _random.Below(10) switch
        {
            < 5 => 0,
            < 8 => _random.Below(Bits(20)),
            _ => Bits(40),
        };
    }

    // Once, at the end: some words of every bank, so that memories are compared that nothing has written to for long.
    private void Close()
    {
        if (_closing)
            return;
        _closing = true;
        foreach (var read in _commands.Reads())
            _network.Enqueue(read);
        // All that are as long as one that acts at once and end in its lower half, or are a bit away: nobody may take one of them
        // for it.
        foreach (var upper in Enumerable.Range(0, 16).Where(upper => upper != (int)_alike >> 4))
            _network.Enqueue([(byte)(((int)_alike & 15) | (upper << 4)), 0, (byte)_random.Bits()]);
        foreach (var bit in Enumerable.Range(0, 8))
            _network.Enqueue([(byte)((int)_alike ^ (1 << bit)), 0, (byte)_random.Bits()]);
        // Numbers of argument bytes that their opcodes have no sense for, few or one beside.
        foreach (var (opcode, lengths) in s_wrongLengths)
        {
            foreach (var length in lengths)
                _network.Enqueue([(byte)opcode, 0, (byte)Bank.Bias, .. new byte[length]]);
        }

        Send(WireFrame.Good([(byte)Opcode.Stop, (byte)_acknowledge]));
        _patience = Bits(40);
    }

    private void SpeakAtRandom()
    {
        switch (_random.Below(_calm ? 200 : 40))
        {
            case 0:
                _next = 0;
                Send(Unnumbered(_random.OneIn(2) ? Opcode.Sync : Opcode.Rate));
                break;
            case 1 or 2:
                Send(WireFrame.Good([(byte)Opcode.Resend, (byte)Acknowledge()]));
                break;
            case 3 or 4 or 5 or 6:
                Send(WireFrame.Good([(byte)Opcode.Ack, (byte)Acknowledge()]));
                break;
            case 7:
                _next = _random.Below(16);
                break;
            case 8 or 9:
                Send(Damaged(Numbered(_commands.Any())));
                break;
            case 10:
                Noise();
                break;
            case 11:
                Send(WireFrame.Good([.. Enumerable.Range(0, _random.Between(240, 300)).Select(_ => (byte)_random.Below(2))]));
                break;
            case 12 when _resets && _random.OneIn(4):
                _resetClocks = _random.Between(1, 3);
                _next = 0;
                break;
            case 14:
                Send(WireFrame.Good([(byte)Opcode.Stop, (byte)Acknowledge()]));
                break;
            case 13:
                Send(WireFrame.Good([.. Enumerable.Range(0, _random.Below(3)).Select(_ => (byte)_random.Bits())]));
                break;
            case 16 when _random.OneIn(4):
                _line.Hold(false, BitsOfBreak * _clocksPerBit);
                _line.Hold(true, BitsOfByte * _clocksPerBit);
                break;
            case 15:
                // A bit away from one that acts at once.
                Send(Unnumbered(_alike ^ (Opcode)(1 << _random.Below(8))));
                break;
            default:
                var command = _commands.Next();
                Send(Numbered(command));
                if (command[0] == (byte)Opcode.Run && _random.OneIn(_calm ? 40 : 10))
                    CutShort();
                break;
        }
    }

    // A new session in the middle of a tick, whatever is under way in it.
    private void CutShort()
    {
        _line.Hold(true, 1 + _random.Magnitude(MostTickClocks));
        Send(Unnumbered(Opcode.Sync));
        _next = 0;
    }

    // A length of time at the speed of the line.
    private int Bits(int count) => count * _line.ClocksPerBit;

    private List<byte> Unnumbered(Opcode opcode) =>
        WireFrame.Good([(byte)opcode, (byte)Acknowledge(), (byte)(opcode == Opcode.Rate ? ClocksPerBit() - 1 : (int)_random.Bits())]);

    // One that the link can keep up with, and rather a fast one.
    private int ClocksPerBit() => FewestClocksPerBit + _random.Magnitude(Math.Min(_clocksPerBit, byte.MaxValue) - FewestClocksPerBit);

    private int Acknowledge() => _random.OneIn(12) ? _random.Below(16) : _acknowledge;

    private List<byte> Numbered(byte[] command)
    {
        command[1] = (byte)((_next << 4) | Acknowledge());
        _next = (_next + 1) & 15;
        return WireFrame.Good(command);
    }

    // A bit turned, a byte lost, one too many, a stop bit missing, or a frame cut short.
    private List<byte> Damaged(List<byte> wire)
    {
        var at = _random.Below(wire.Count - 1);
        switch (_random.Below(5))
        {
            case 0:
                wire[at] ^= (byte)(1 << _random.Below(8));
                break;
            case 1:
                wire.RemoveAt(at);
                break;
            case 2:
                wire.Insert(at, (byte)_random.Bits());
                break;
            case 3:
                Send(wire[..at]);
                _line.Send(wire[at], stop: false);
                // The line has to come back before the next start bit can be seen.
                _line.Hold(true, Bits(1));
                return wire[(at + 1)..];
            default:
                return wire[..at];
        }

        return wire;
    }

    // Glitches, breaks, bytes; or ends of frames that never were, in quick succession: each is damage, at any moment of the status
    // that tells of the one before.
    private void Noise()
    {
        for (var i = _random.OneIn(2) ? _random.Below(12) : 0; i > 0; i--)
        {
            _line.Send((byte)_random.Between(1, byte.MaxValue));
            _line.Send(0);
            _line.Hold(true, 1 + _random.Below(Bits(6)));
        }

        for (var i = _random.Below(6); i >= 0; i--)
        {
            if (_random.OneIn(3))
                _line.Send((byte)_random.Bits());
            else
                _line.Hold(_random.OneIn(2), 1 + _random.Magnitude(Bits(15)));
        }

        _line.Hold(true, Bits(12));
    }

    private void Send(List<byte> wire)
    {
        if (_random.OneIn(8))
            _line.Send(0);
        foreach (var value in wire)
        {
            _line.Send(value);
            if (_random.OneIn(60))
                _line.Hold(true, _random.Below(Bits(3)));
        }
    }
}
