// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;
using NeuroCore.Hardware;

namespace NeuroCore.Link;

/// <summary>
/// The host's end of the link as a state machine without input and output: commands go in, bytes come out;
/// bytes go in, data frames come out, each once and in order, whatever the wire does.
/// </summary>
/// <remarks>
/// Use: <see cref="Send"/> commands while <see cref="MaySend"/>; put on the wire what <see cref="TakeOutput"/> gives; hand
/// over what comes with <see cref="Receive"/>; call <see cref="Silence"/> when nothing came in time. It does not know
/// time and never gives up: that is the caller's part. Not for use by two threads at once.
/// </remarks>
public sealed partial class HostLink
{
    private const int Numbers = 1 << LinkLimits.SequenceBits;

    // The board sends one data frame and fills the next: its own number is never further ahead.
    private const int MostDataFramesAhead = 2;

    // A board busy with a long run has no room for what is sent again; to repeat it at once for ever would only
    // make noise. After so many times silence is waited for.
    private const int MostRepetitions = 2;

    private readonly FrameDecoder _decoder = new(LinkLimits.TransmitFrameBytes);
    private readonly List<Unacknowledged> _window = [];
    private readonly Queue<DataFrame> _data = new();
    private readonly List<byte> _wire = [];
    private LinkStatistics _statistics;
    private byte _nonce;
    private long _executed;        // commands that the board has executed
    private long _received;        // data frames received; the number of the next one
    private long _announced;       // data frames that the board has said it sends
    private int _unsent;           // place in the window of the first command to be sent
    private int _echoes;           // statuses that may still speak of a loss that was dealt with
    private bool _syncDue;
    private bool _resendDue;
    private bool _stopDue;
    private bool _acknowledgeDue;
    private int _repetitions;      // of the window, without any progress or silence
    private int _silences;         // in a row, without any progress
    private bool _aliveSinceSilence;

    /// <summary>True once the board has answered the last <see cref="StartSync"/>.</summary>
    public bool IsSynchronised { get; private set; }

    /// <summary>Commands that the board has executed since the last <see cref="StartSync"/>.</summary>
    public long Executed => _executed;

    /// <summary>True if the board has announced data frames that have not come yet.</summary>
    public bool IsDataPending => _announced > _received;

    /// <summary>True if all commands are executed and all their data has come.</summary>
    public bool IsSettled => IsSynchronised && _window.Count == 0 && !IsDataPending;

    /// <summary>True if the board has refused a command since the last <see cref="StartSync"/>.</summary>
    public bool HasRefused { get; private set; }

    /// <summary>True if the board said last that a run was ended: runs have no effect until a command that is none.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>Status frames of another session received in a row: above 2 the board was restarted, or another program uses it.</summary>
    public int Strangers { get; private set; }

    /// <summary>Counts everything that means that the board is there and does its work.</summary>
    public long Progress => _executed + _received + (IsSynchronised ? 1 : 0);

    /// <summary>Good frames from the board so far.</summary>
    public long GoodFrames { get; private set; }

    /// <summary>What happened so far.</summary>
    public LinkStatistics Statistics => _statistics;

    /// <summary>Bytes that are under way or have to be waited for, at most; for time-outs.</summary>
    public int BytesUnderWay
    {
        get
        {
            var bytes = FrameCodec.MostWireBytes(LinkLimits.TransmitFrameBytes) * MostDataFramesAhead;
            foreach (var command in _window)
                bytes += FrameCodec.MostWireBytes(command.Frame.Length);
            return bytes;
        }
    }

    /// <summary>Starts a session: forgets everything under way, here and on the board. Memories of the board stay.</summary>
    /// <param name="nonce">Tells the answer from older frames: 1..255, another than last time.</param>
    public void StartSync(byte nonce)
    {
        _nonce = nonce;
        _window.Clear();
        _data.Clear();
        (_executed, _received, _announced) = (0, 0, 0);
        (_unsent, _echoes, _silences, _repetitions, Strangers) = (0, 0, 0, 0, 0);
        (_resendDue, _acknowledgeDue, HasRefused, IsSynchronised) = (false, false, false, false);
        (_stopDue, IsStopped) = (false, false);
        _syncDue = true;
    }

    /// <summary>True if the window has room for a command.</summary>
    /// <param name="command">Command to send next.</param>
    public bool MaySend(LinkCommand command)
    {
        if (!IsSynchronised)
            return false;
        var slow = command.IsSlow || _window.Exists(sent => sent.Command.IsSlow);
        return _window.Count < (slow ? LinkLimits.RunWindowFrames : LinkLimits.WindowFrames);
    }

    /// <summary>Queues a command.</summary>
    /// <param name="command">Command; <see cref="MaySend"/> must allow it.</param>
    /// <exception cref="InvalidOperationException">The window has no room.</exception>
    public void Send(LinkCommand command)
    {
        if (!MaySend(command))
            throw new InvalidOperationException("The window has no room for this command.");
        var frame = new byte[LinkLimits.HeaderBytes + command.Arguments.Length];
        frame[0] = (byte)command.Opcode;
        frame[1] = (byte)((_executed + _window.Count) % Numbers << LinkLimits.SequenceBits);
        command.Arguments.CopyTo(frame.AsMemory(LinkLimits.HeaderBytes));
        _window.Add(new Unacknowledged(command, frame));
    }

    /// <summary>Ends the run under way after its tick. Not repeated if it gets lost: the run then goes on to the end of its commands.</summary>
    public void Stop() => _stopDue = true;

    /// <summary>Takes the next data frame, if one has come.</summary>
    /// <param name="frame">The frame.</param>
    public bool TryTakeData([NotNullWhen(true)] out DataFrame? frame) => _data.TryDequeue(out frame);

    /// <summary>Something may be lost: asks where the board stands, which costs little and changes nothing.</summary>
    /// <param name="repeats">True to send again what was not executed, if the board gives signs of life: it may wait for that.</param>
    public void Ask(bool repeats)
    {
        _resendDue = IsSynchronised;
        if (repeats && _aliveSinceSilence)
            (_echoes, _unsent) = (_unsent, 0);
    }

    /// <summary>Nothing came in time: makes what was lost come again.</summary>
    public void Silence()
    {
        _statistics = _statistics with { Silences = _statistics.Silences + 1 };
        if (!IsSynchronised)
        {
            _syncDue = true;
            return;
        }

        // A board that answers but does not get on may wait for a command of which no trace arrived. If it is busy
        // with a long run instead, it loses what is sent again and says so: each of these once is no news.
        if (_silences > 0 && _aliveSinceSilence)
            (_echoes, _unsent) = (_unsent, 0);
        _silences++;
        _repetitions = 0;
        _aliveSinceSilence = false;
        _resendDue = true;
    }

    private void MarkProgress() => (_silences, _repetitions, _echoes) = (0, 0, 0);

    private sealed class Unacknowledged(LinkCommand command, byte[] frame)
    {
        public LinkCommand Command { get; } = command;

        public byte[] Frame { get; } = frame;

        public bool WasSent { get; set; }
    }
}
