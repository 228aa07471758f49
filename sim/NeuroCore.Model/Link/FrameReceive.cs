// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model;

/// <summary>
/// Frames from bytes: undoes COBS, checks CRC-32, keeps two frames of commands and gives their bytes one by one, first
/// the number of argument bytes, then the decoded frame. What a frame carries besides a command (acknowledgement,
/// resend, stop, sync) takes effect here, whatever is being executed meanwhile.
/// </summary>
/// <remarks>Bytes must be at least nine clocks apart: eight for their bits, one for themselves.</remarks>
internal sealed class FrameReceive
{
    private const int HalfBytes = 256;

    // Places count on through zero after opcode, sequence byte and four more: so a place is the number of argument
    // bytes once the CRC is in, and negative for a frame that is too short to be one. The length lies in front.
    private const int PlaceOpcode = -(LinkLimits.HeaderBytes + LinkLimits.ChecksumBytes);
    private const int PlaceSequence = PlaceOpcode + 1;
    private const int PlaceNonce = PlaceSequence + 1;
    private const int PlaceLength = PlaceOpcode - 1;
    private const int PlaceOverlong = LinkLimits.ReceiveFrameBytes + PlaceOpcode;

    private readonly byte[] _buffer = new byte[2 * HalfBytes];
    private readonly Crc32Serial _crc = new();

    // After power-up the line may be in the middle of anything: the first frame is not sound.
    private bool _begun;                // a byte came since the last zero byte
    private bool _sound;                // and nothing speaks against the frame so far
    private byte _left;                 // bytes to the next COBS code, itself included
    private int _place;                 // where the next byte goes, -256..255
    private bool _checked;              // what came before this byte ended in its own checksum
    private bool _write;
    private byte _writeData;
    private bool _good;
    private bool _failed;
    private bool _numbered;
    private bool _resend;
    private bool _stop;
    private bool _sync;
    private bool _rate;
    private byte _head;                 // sequence byte; in a sync or rate, then its argument
    private byte _nonce;
    private bool _store;                // there was room when this frame began
    private int _written;               // frames kept and frames done, modulo 4; the low bit is the half
    private int _read;
    private int _next;                  // place of the byte to be read next
    private byte _frameData;

    /// <summary>A good frame was received in the clock before.</summary>
    public bool AcknowledgeValid => _good;

    /// <summary>Data frame that the host expects next; with <see cref="AcknowledgeValid"/>.</summary>
    public int Acknowledge => _head & 15;

    /// <summary>It was a resend.</summary>
    public bool Resend => _good && _resend;

    /// <summary>It was a stop: the run is to end.</summary>
    public bool Stop => _good && _stop;

    /// <summary>It was a sync, or a rate: a new session.</summary>
    public bool Sync => _good && _sync;

    /// <summary>It was a rate: a new session at another speed.</summary>
    public bool Rate => _good && _rate;

    /// <summary>Clocks a bit, less one; with <see cref="Rate"/>.</summary>
    public byte RateValue => _head;

    /// <summary>Nonce of the last sync before this clock.</summary>
    public byte Nonce => _nonce;

    /// <summary>A frame failed its check, or there was no room for it.</summary>
    public bool Damaged => _failed || (_good && _numbered && !_store);

    /// <summary>There is a frame to be executed.</summary>
    public bool FrameValid => _written != _read;

    /// <summary>The byte asked for in the clock before.</summary>
    public byte FrameData => _frameData;

    /// <summary>Nothing moves without a byte received or a frame executed.</summary>
    public bool Rests => !_write && !_good && !_failed;

    /// <summary>Two frames are kept: a third would be lost.</summary>
    public bool Full => ((_written - _read) & 3) == 2;

    private bool Code => _left == 1;

    /// <summary>One clock edge.</summary>
    /// <param name="received">Bits and bytes from the host.</param>
    /// <param name="frameNext">The next byte of the frame is wanted.</param>
    /// <param name="frameDone">The frame is executed.</param>
    /// <param name="reset">Forgets the frames kept.</param>
    public void Clock(in ReceivedBits received, bool frameNext, bool frameDone, bool reset)
    {
        var sync = Sync;
        var keep = _good && _numbered && _store;
        var full = Full;
        if (frameNext)
            _frameData = _buffer[At(_read, _next)];
        if (sync)
            _nonce = _head;
        if (_write)
            WriteByte();
        if (!_begun)
            _store = !full;

        _good = false;
        _failed = false;
        if (received.BitValid && _begun)
            _crc.Shift(received.Bit && !Code);    // a code stands for a zero
        if (received.ByteValid || received.ByteBad)
            TakeByte(received);

        _written = (_written + (keep ? 1 : 0)) & 3;
        _read = (_read + (frameDone ? 1 : 0)) & 3;
        if (frameDone)
            _next = PlaceLength;
        else if (frameNext)
            _next++;
        if (sync || reset)
            ForgetFrames();
    }

    // The byte taken in the clock before is written, and looked at if it is of the header.
    private void WriteByte()
    {
        _write = false;
        if (_store)
            _buffer[At(_written, _place)] = _writeData;
        switch (_place)
        {
            case PlaceOpcode:
                _numbered = _writeData < 0x80;
                _resend = _writeData == (byte)Opcode.Resend;
                _sync = _writeData is (byte)Opcode.Sync or (byte)Opcode.Rate;
                _rate = _writeData == (byte)Opcode.Rate;
                _stop = _writeData == (byte)Opcode.Stop;
                break;
            case PlaceSequence:
            case PlaceNonce when _sync:
                _head = _writeData;
                break;
            case >= PlaceOverlong:
                _sound = false;
                break;
            default:
                break;
        }

        _place = _place == 255 ? -256 : _place + 1;
    }

    private void TakeByte(in ReceivedBits received)
    {
        if (received.ByteBad)
        {
            _sound = false;
            _begun = true;
        }
        else if (received.Byte == 0)
        {
            // The zero after a frame writes its length; as the place is set back, that lands in front.
            _good = _begun && _sound && Code && _checked && _place >= 0;
            _failed = _begun && !_good;
            _write = true;
            _writeData = (byte)_place;
            _begun = false;
            _sound = true;
            _left = 1;
            _place = PlaceLength;
            _crc.Clear();
        }
        else
        {
            // A COBS code stands for a zero, except the first, which stands for nothing.
            _write = !Code || _begun;
            _writeData = Code ? (byte)0 : received.Byte;
            _left = Code ? received.Byte : (byte)(_left - 1);
            _begun = true;
            _checked = _crc.Residue;
        }
    }

    private void ForgetFrames()
    {
        _written = 0;
        _read = 0;
        _next = PlaceLength;
    }

    private static int At(int half, int place) => ((half & 1) * HalfBytes) | (place & (HalfBytes - 1));
}
