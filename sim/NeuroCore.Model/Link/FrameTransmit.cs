// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model;

/// <summary>
/// Frames to bytes. Words put in fill one half of the memory while the frame in the other is on its way. A frame handed
/// over is finished in place: first header and CRC-32 are written around its words, then, walking back, each zero
/// becomes the distance to the next one, which is COBS. What remains is sent as it stands, up to the zero that ends it,
/// as often as needed. Status frames are made in a corner of half 0.
/// </summary>
internal sealed partial class FrameTransmit
{
    private const int HalfBytes = 256;
    private const int NumberMask = (1 << LinkLimits.SequenceBits) - 1;

    // Places in a half:
    //   data:   code 255, header 0..1, words 2..235, CRC 236..239, closing zero 240 (words at most, the rest follows)
    //   status: code 243, content 244..247, CRC 248..251, closing zero 252
    private const byte DataCode = 255;
    private const int DataWords = LinkLimits.HeaderBytes;
    private const int DataFull = LinkLimits.TransmitFrameBytes - LinkLimits.ChecksumBytes;
    private const byte StatusCode = 243;
    private const byte StatusContent = 244;
    private const int StatusConditions = 246;
    private const int StatusChecksum = 248;
    private const int StatusClosing = 252;

    private readonly byte[] _buffer = new byte[2 * HalfBytes];
    private readonly Crc32Serial _crc = new();
    private TransmitState _state;
    private bool _status;         // the frame under way is a status
    private int _fill;            // bytes there are; in the first pass, how many have no CRC yet, less one
    private bool _any;
    private bool _outstanding;    // the half that is not filled holds a frame that the host did not acknowledge
    private int _number;          // of the next data frame; the low bit is the half where it is filled in
    private bool _resend;
    private bool _due;
    private bool _damaged;
    private byte _place;
    private byte _count;          // Check: bits of the byte, from 1 on. Stuff: distance to the next zero
    private byte _readData;       // the memory's output

    /// <summary>State.</summary>
    public TransmitState State => _state;

    /// <summary>The next byte put is the upper one of a word.</summary>
    public bool PutHigh => (_fill & 1) != 0;

    /// <summary>Something was put.</summary>
    public bool PutAny => _any;

    /// <summary>No further word can be put.</summary>
    public bool PutFull => _fill >= DataFull;

    /// <summary>A byte is offered.</summary>
    public bool Valid => _state is TransmitState.Lead or TransmitState.Send;

    /// <summary>That byte; with <see cref="Valid"/>. A zero leads.</summary>
    public byte Byte => _state == TransmitState.Send ? _readData : (byte)0;

    /// <summary>A data frame was sent that the host did not acknowledge.</summary>
    public bool Outstanding => _outstanding;

    /// <summary>Number of the next data frame.</summary>
    public int Number => _number;

    /// <summary>A frame is on its way, or begins.</summary>
    /// <param name="handOver">A data frame is to be handed over.</param>
    public bool Moves(bool handOver) => _state != TransmitState.Rest || _due || (_outstanding ? _resend : handOver);

    /// <summary>The data frame that was being filled is finished in this clock; the next one can be filled.</summary>
    /// <param name="putValid">A byte is put.</param>
    public bool HandedOver(bool putValid) => _state == TransmitState.Stuff && !putValid && !_status && AtCode;

    private bool AtChecksum => _status ? _place >= StatusChecksum : _fill < 0;

    private bool AtClosing => _status ? _place >= StatusClosing : _fill < -LinkLimits.ChecksumBytes;

    private bool AtHeader => _status || _place < DataWords;

    private bool AtCode => _place == (_status ? StatusCode : DataCode);

    // Where the frame under way lies: until it is handed over, in the half that is filled.
    private int FrameHalf => _status ? 0 : Valid ? _number ^ 1 : _number;
}
