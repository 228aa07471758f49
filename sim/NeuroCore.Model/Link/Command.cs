// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model;

/// <summary>
/// Executes frames of commands in order: memory accesses, events, ticks. What has to be refused is refused before
/// anything is done. Words read and event bytes go to the frame transmitter one at a time; it builds the frames around them.
/// </summary>
/// <remarks>In every clock first <see cref="Drive"/>, which works out the outputs from what the neighbours show, then <see cref="Clock"/>.</remarks>
internal sealed partial class Command
{
    private const int SequenceMask = (1 << LinkLimits.SequenceBits) - 1;
    private const int FillOrReadArguments = 8;    // bank, three bytes of address, two words
    private const int LeastWriteArguments = 6;    // bank, three bytes of address, a word
    private const int StreamMark = 1 << LinkLimits.StreamValueBits;
    private const int SourceMask = (1 << LinkLimits.SourceBits) - 1;
    private const int NegativeSign = 1 << 14;
    private const int OpcodeBits = 7;
    private const int LastBank = (int)Bank.Learning;

    private readonly FrameReceive _frames;
    private readonly FrameTransmit _replies;
    private readonly Identity _identity;
    private readonly ICore _core;
    private readonly ProbeSampler _sampler;
    private readonly SpikeSlot _slot;
    private readonly int _sources;
    private readonly int _signs;    // bits above a source that its event may have set
    private readonly int _addressMask;

    private CommandState _state;
    private Opcode _opcode;       // the command
    private bool _unfit;          // unknown opcode or wrong length
    private int _expected;
    private bool _refused;
    private bool _stopped;
    private int _bank;
    private int _address;
    private int _word;            // word to write, event, or ticks to run
    private int _count;           // bytes or words to come, less one; -1: none
    private int _tick;            // low bits of the tick under way
    private bool _always;         // that tick is told even if nothing follows, and was not yet
    private bool _told;           // that tick was put before its spikes
    private bool _half;           // the lower byte of the sample's word was put
    private int _page;            // the page that was put last
    private bool _fetched;        // a word that was read is at hand, to be put
    private int _fetch;           // that word

    /// <summary>The executor of a build, between its neighbours.</summary>
    public Command(Configuration configuration, FrameReceive frames, FrameTransmit replies, ICore core, uint sourceHash)
    {
        _frames = frames;
        _replies = replies;
        _identity = new Identity(configuration, sourceHash);
        _core = core;
        _sampler = new ProbeSampler(core);
        _slot = new SpikeSlot(_sampler);
        _sources = configuration.Sources;
        _signs = configuration.Has(Capabilities.Bipolar) ? NegativeSign : 0;
        _addressMask = Bits.Mask(Bits.For(Enum.GetValues<Bank>().Max(bank => BankDepth.Of(configuration, bank))));
    }

    /// <summary>State.</summary>
    public CommandState State => _state;

    /// <summary>The command under way; while there is none, the one before.</summary>
    public Opcode Opcode => _opcode;

    /// <summary>Sequence number that the board expects next from the host.</summary>
    public int Expected => _expected;

    /// <summary>A command of this session was refused.</summary>
    public bool Refused => _refused;

    /// <summary>A run was ended: no tick starts until there is a command that is no run.</summary>
    public bool Stopped => _stopped;

    /// <summary>What is put is read_data, not event_data.</summary>
    public bool PutIsRead => _opcode == Opcode.Read;

    /// <summary>What was put is to be sent; held until <see cref="FrameTransmit.HandedOver"/>.</summary>
    public bool HandOver => _state == CommandState.HandOver;

    /// <summary>The frame's next byte is wanted.</summary>
    public bool FrameNext { get; private set; }

    /// <summary>The frame is executed, repeated or out of order: a status is due.</summary>
    public bool FrameDone { get; private set; }

    /// <summary>It was out of order.</summary>
    public bool OutOfOrder { get; private set; }

    /// <summary>A byte is put into the next data frame.</summary>
    public bool PutValid { get; private set; }

    /// <summary>That byte; with <see cref="PutValid"/>.</summary>
    public byte PutByte { get; private set; }

    /// <summary>What was put is forgotten.</summary>
    public bool PutDrop { get; private set; }

    /// <summary>A tick begins.</summary>
    public bool TickStart => _state == CommandState.Tick && Running && _core.TickDue;

    /// <summary>An event for the coming tick is offered to the core.</summary>
    public bool EventValid => _state == CommandState.Event && HasSource && !_stopped;

    /// <summary>Its source, and its sign in bit 14; with <see cref="EventValid"/>.</summary>
    public int EventSource => _word & (StreamMark - 1);

    /// <summary>The core's spike, or a word of a sample, is taken.</summary>
    public bool SpikeReady => _slot.Ready;

    /// <summary>A memory access is asked for.</summary>
    public bool MemoryValid => (_state == CommandState.Access && !IsIdentity && !_fetched) || _sampler.MemoryValid;

    /// <summary>Inputs of the core in this clock.</summary>
    /// <param name="reset">Reset of link and core.</param>
    public CoreInputs CoreInputs(bool reset) => new(
        reset,
        TickStart,
        EventValid,
        (ushort)EventSource,
        SpikeReady,
        MemoryValid,
        _opcode != Opcode.Read && !_core.ProbeDue,
        (byte)(_core.ProbeDue ? _sampler.MemoryBank : _bank),
        _core.ProbeDue ? _sampler.MemoryAddress : _address,
        (ushort)_word,
        _sampler.Done(SpikeReady));

    // A tick is to start, as soon as it is due.
    private bool Running => _word >= StreamMark && !_stopped;

    private bool More => _count >= 0;

    private bool IsIdentity => _bank == (int)Bank.Identity;

    private bool HasSource => (EventSource & ~SourceMask & ~_signs) == 0 && (EventSource & SourceMask) < _sources;

    // How far a sequence number is ahead: 0 is the one expected, 8..15 were executed before.
    private int Ahead => ((_frames.FrameData >> 4) - _expected) & SequenceMask;

    // A read of more words than a frame holds shows only here; nothing was sent of it yet.
    private bool GoesOn => More && !(_opcode == Opcode.Read && _replies.PutFull);

    // The core sees one access for each word, since reading a count may set it to 0; its two bytes are put later.
    private bool Ready => _state == CommandState.Access && !_fetched && (IsIdentity || _core.MemoryReady);

    private bool HasNews => _slot.Valid || _always;

    private bool Tells => _state == CommandState.Spikes && HasNews && !_replies.PutFull;

    private int Page => (_slot.Neuron >> LinkLimits.EventPlaceBits) & Bits.Mask(LinkLimits.EventPageBits);

    private bool Turns => !_slot.IsHeader && !_slot.IsWord && Page != _page;

    // With the byte that is put, what is in the slot is told.
    private bool Gives => Tells && _slot.Valid && _told && !Turns && !(_slot.IsWord && !_half);

    private int NextEventByte
    {
        get
        {
            if (!_told)
                return (int)EventByte.Tick | _tick;
            if (_slot.IsHeader)
                return (int)EventByte.Sample | _slot.Neuron;
            if (_slot.IsWord)
                return _half ? _slot.Neuron >> 8 : _slot.Neuron;
            if (Turns)
                return (int)EventByte.Page | Page;
            var sign = (_slot.Neuron & NegativeSign) != 0 ? 1 << LinkLimits.EventPlaceBits : 0;
            return (int)EventByte.Spike | sign | (_slot.Neuron & Bits.Mask(LinkLimits.EventPlaceBits));
        }
    }

    /// <summary>Works out this clock's outputs.</summary>
    public void Drive()
    {
        FrameNext = false;
        FrameDone = false;
        OutOfOrder = false;
        PutValid = false;
        PutDrop = false;
        switch (_state)
        {
            case CommandState.Idle:
                FrameNext = _frames.FrameValid;
                break;
            case CommandState.Sequence:
                FrameNext = true;
                FrameDone = Ahead != 0;
                OutOfOrder = FrameDone && Ahead < LinkLimits.WindowFrames;
                break;
            case CommandState.WordLow:
                FrameNext = More;
                break;
            case CommandState.Next:
                PutDrop = !GoesOn && (More || !_replies.PutAny);
                break;
            case CommandState.Access:
                if (_fetched)
                    Put(_replies.PutHigh ? _fetch >> 8 : _fetch);
                break;
            case CommandState.Spikes:
                if (Tells)
                    Put(NextEventByte);
                break;
            case CommandState.Done:
                FrameDone = true;
                break;
            case CommandState.Counted:
            case CommandState.Event:
            case CommandState.Ticks:
            case CommandState.Tick:
            case CommandState.HandOver:
                break;
            default:
                FrameNext = true;
                break;
        }
    }

    private void Put(int value)
    {
        PutValid = true;
        PutByte = (byte)value;
    }
}
