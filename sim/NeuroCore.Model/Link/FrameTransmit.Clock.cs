// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model;

internal sealed partial class FrameTransmit
{
    /// <summary>One clock edge.</summary>
    /// <param name="inputs">The inputs during the clock that ends with it.</param>
    /// <param name="sync">A reset that a status follows.</param>
    /// <param name="reset">A reset.</param>
    public void Clock(in TransmitInputs inputs, bool sync, bool reset)
    {
        var handedOver = HandedOver(inputs.PutValid);
        var released = inputs.AcknowledgeValid && inputs.Acknowledge == _number;
        var leadsData = _state == TransmitState.Lead && !_status;
        var startsStatus = _state == TransmitState.Start && _status;

        // What comes while a status is made is for the next one.
        var tellsDamage = _state == TransmitState.Write && _status && !inputs.PutValid && _place == StatusConditions;

        _state = Step(inputs);
        if (inputs.PutValid)
            Put(inputs.PutByte);
        if (handedOver || inputs.PutDrop)
            Drop();

        // A resend is kept even if the frame is acknowledged meanwhile: then the next one's first sending ends it.
        _resend = inputs.Resend || (_resend && !leadsData);
        _damaged = inputs.Damaged || (_damaged && !tellsDamage);
        _due = inputs.StatusDue || inputs.Damaged || inputs.Resend || (_due && !startsStatus);
        _outstanding = handedOver || (_outstanding && !released);
        _number = (_number + (handedOver ? 1 : 0)) & NumberMask;
        if (sync || reset)
            Reset(statusDue: !reset);
    }

    // Moves the registers of the frame under way, and says the next state. What is put has to be taken at once: the
    // frame under way waits where it would write.
    private TransmitState Step(in TransmitInputs inputs)
    {
        switch (_state)
        {
            case TransmitState.Rest:
                var again = _outstanding && _resend;
                var first = !_outstanding && inputs.HandOver;
                _status = !again && !first;
                _place = DataCode;
                return again ? TransmitState.Lead : first || _due ? TransmitState.Start : TransmitState.Rest;
            case TransmitState.Start:
                _place = _status ? StatusContent : (byte)0;
                _count = 1;
                _crc.Clear();
                if (!_status)
                    _fill--;
                return TransmitState.Write;
            case TransmitState.Write:
                return inputs.PutValid ? TransmitState.Write : StepWrite(inputs);
            case TransmitState.Read:
                _readData = _buffer[At(FrameHalf, _place)];
                return TransmitState.Check;
            case TransmitState.Check:
                return StepCheck();
            case TransmitState.ReadBack:
                _readData = _buffer[At(FrameHalf, _place)];
                return TransmitState.Stuff;
            case TransmitState.Stuff:
                return inputs.PutValid ? TransmitState.Stuff : StepStuff();
            default:
                return inputs.Ready ? StepSent() : _state;
        }
    }

    private TransmitState StepWrite(in TransmitInputs inputs)
    {
        if (AtChecksum)
            _buffer[At(FrameHalf, _place)] = _crc.Checksum;    // after its four bytes zero, which closes the frame
        else if (AtHeader)
            _buffer[At(FrameHalf, _place)] = Content(inputs);
        if (!AtClosing)
            return TransmitState.Read;
        _place--;
        return TransmitState.ReadBack;
    }

    // The sequence byte is the same in both kinds of frames; a host looks at a data frame's lower half only.
    private byte Content(in TransmitInputs inputs) => (_place & 3) switch
    {
        0 => (byte)(_status ? Reply.Status : inputs.PutIsRead ? Reply.ReadData : Reply.EventData),
        1 => (byte)((inputs.Expected << LinkLimits.SequenceBits) | _number),
        2 => (byte)((inputs.Refused ? Conditions.Refused : 0) | (inputs.Stopped ? Conditions.Stopped : 0) |
            (_damaged ? Conditions.Damaged : 0)),
        _ => inputs.Nonce,
    };

    private TransmitState StepCheck()
    {
        if (AtChecksum)
            _crc.Drain();
        else
            _crc.Shift(((_readData >> (_count - 1)) & 1) != 0);
        if (_count != 8)
        {
            _count++;
            return TransmitState.Check;
        }

        _count = 1;
        _place++;
        if (!_status)
            _fill--;
        return TransmitState.Write;
    }

    private TransmitState StepStuff()
    {
        if (_readData == 0 || AtCode)
            _buffer[At(FrameHalf, _place)] = _count;
        _count = _readData == 0 ? (byte)1 : (byte)(_count + 1);
        if (AtCode)
            return TransmitState.Lead;
        _place--;
        return TransmitState.ReadBack;
    }

    private TransmitState StepSent()
    {
        var closes = _state == TransmitState.Send && _readData == 0;
        _readData = _buffer[At(FrameHalf, _place)];
        _place++;
        return closes ? TransmitState.Rest : TransmitState.Send;
    }

    private void Put(byte value)
    {
        _buffer[At(_number, _fill)] = value;
        _fill++;
        _any = true;
    }

    private void Drop()
    {
        _fill = DataWords;
        _any = false;
    }

    private void Reset(bool statusDue)
    {
        _state = TransmitState.Rest;
        Drop();
        _number = 0;
        _outstanding = false;
        _resend = false;
        _damaged = false;
        _due = statusDue;
    }

    private static int At(int half, int place) => ((half & 1) * HalfBytes) | (place & (HalfBytes - 1));
}
