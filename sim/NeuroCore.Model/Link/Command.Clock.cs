// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model;

internal sealed partial class Command
{
    /// <summary>One clock edge, with what <see cref="Drive"/> found.</summary>
    /// <param name="stop">No tick starts from now on, until there is a command that is no run.</param>
    /// <param name="reset">Ends the command under way and begins to count from 0; also on sync.</param>
    public void Clock(bool stop, bool reset)
    {
        var stopped = stop || (_core.LastSpike && _core.SpikeValid && SpikeReady);
        var (spikeReady, given) = (SpikeReady, Gives);
        _state = Step();
        _stopped |= stopped;
        _slot.Clock(given, reset);
        _sampler.Clock(spikeReady, reset);
        if (reset)
        {
            _state = CommandState.Idle;
            _fetched = false;
            _always = false;
            _expected = 0;
            _refused = false;
            _stopped = false;
        }
    }

    // Moves all registers but the state, and says the next state.
    private CommandState Step()
    {
        switch (_state)
        {
            case CommandState.Idle:
                return _frames.FrameValid ? CommandState.Length : CommandState.Idle;
            case CommandState.Length:
                _count = _frames.FrameData;
                return CommandState.Opcode;
            case CommandState.Opcode:
                _opcode = (Opcode)_frames.FrameData;
                _unfit = !Fits(_opcode, arguments: _count);
                return CommandState.Sequence;
            case CommandState.Sequence:
                return StepSequence();
            case CommandState.Bank:
                return StepBank();
            case CommandState.AddressLow:
                return StepAddress(0, CommandState.AddressMiddle);
            case CommandState.AddressMiddle:
                return StepAddress(8, CommandState.AddressHigh);
            case CommandState.AddressHigh:
                return StepAddress(16, CommandState.WordLow);
            case CommandState.WordLow:
                if (!More)
                    return _replies.PutAny ? CommandState.HandOver : CommandState.Done;
                TakeWordByte();
                return CommandState.WordHigh;
            case CommandState.WordHigh:
                TakeWordByte();
                return _opcode switch
                {
                    Opcode.Write => CommandState.Access,
                    Opcode.Run => _word >= StreamMark ? CommandState.Ticks : CommandState.Event,
                    _ => CommandState.CountLow,
                };
            case CommandState.CountLow:
                _count = _frames.FrameData;
                return CommandState.CountHigh;
            case CommandState.CountHigh:
                _count |= _frames.FrameData << 8;
                return CommandState.Counted;
            case CommandState.Counted:
                _count--;
                return CommandState.Next;
            case CommandState.Next:
                return StepNext();
            case CommandState.Access:
                return StepAccess();
            default:
                return StepRun();
        }
    }

    private CommandState StepRun()
    {
        switch (_state)
        {
            case CommandState.Event:
                _refused |= !HasSource;
                return _core.EventReady || !HasSource || _stopped ? CommandState.WordLow : CommandState.Event;
            case CommandState.Ticks:
                _word--;    // of the mark and the ticks to run; without the mark none was left
                _told = false;
                _half = false;
                return CommandState.Tick;
            case CommandState.Tick:
                if (Running && !TickStart)
                    return CommandState.Tick;
                if (!TickStart)
                    return CommandState.WordLow;
                _tick = _core.SpikeTick;
                _always = _tick == 0;
                return CommandState.Spikes;
            case CommandState.Spikes:
                return StepSpikes();
            case CommandState.HandOver:
                if (!_replies.HandedOver(PutValid))
                    return CommandState.HandOver;
                return HasNews ? CommandState.Spikes : CommandState.Done;
            default:
                _expected = (_expected + 1) & SequenceMask;
                return CommandState.Idle;
        }
    }

    private CommandState StepSequence()
    {
        _count--;
        if (Ahead != 0)
            return CommandState.Idle;
        _refused |= _unfit;
        // An opcode that there is not counts as the one that its low bits make, as in RTL.
        _stopped &= ((int)_opcode & OpcodeBits) == (int)Opcode.Run;
        if (_unfit)
            return CommandState.Done;
        return _opcode == Opcode.Run ? CommandState.WordLow : CommandState.Bank;
    }

    private CommandState StepBank()
    {
        _count--;
        var bank = _frames.FrameData;
        _bank = bank & 31;
        if (bank > LastBank || (_opcode != Opcode.Read && bank is (int)Bank.Identity or (int)Bank.CountTake))
        {
            _refused = true;
            return CommandState.Done;
        }

        return CommandState.AddressLow;
    }

    private CommandState StepAddress(int bit, CommandState next)
    {
        _count--;
        _address = ((_address & ~(0xFF << bit)) | (_frames.FrameData << bit)) & _addressMask;
        return next;
    }

    private void TakeWordByte()
    {
        _count--;
        _word = (_word >> 8) | (_frames.FrameData << 8);
    }

    private CommandState StepNext()
    {
        var next = GoesOn ? CommandState.Access : PutDrop ? CommandState.Done : CommandState.HandOver;
        _refused |= PutDrop && _opcode == Opcode.Read;
        _count--;
        return next;
    }

    private CommandState StepAccess()
    {
        if (Ready && _opcode == Opcode.Read)
        {
            _fetch = IsIdentity ? _identity.Word(_address) : _core.MemoryReadData;
            _fetched = true;
            return CommandState.Access;
        }

        if (!Ready && !(_fetched && _replies.PutHigh))
            return CommandState.Access;
        _fetched = false;
        _address = (_address + 1) & _addressMask;
        return _opcode == Opcode.Write ? CommandState.WordLow : CommandState.Next;
    }

    private CommandState StepSpikes()
    {
        if (!HasNews)
            return _sampler.TickBusy ? CommandState.Spikes : CommandState.Ticks;
        if (_replies.PutFull)
            return CommandState.HandOver;
        if (!_told)
            _page = 0;
        else if (Turns)
            _page = Page;
        else
            _half = _slot.IsWord && !_half;
        (_told, _always) = (true, false);
        return CommandState.Spikes;
    }

    private static bool Fits(Opcode opcode, int arguments) => opcode switch
    {
        Opcode.Write => arguments % 2 == 0 && arguments >= LeastWriteArguments,
        Opcode.Fill or Opcode.Read => arguments == FillOrReadArguments,
        Opcode.Run => arguments % 2 == 0,
        _ => false,
    };
}
