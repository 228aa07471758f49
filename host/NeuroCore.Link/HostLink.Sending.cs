// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Link;

public sealed partial class HostLink
{
    /// <summary>What has to go on the wire now; empty if nothing.</summary>
    /// <returns>Bytes, valid until the next call.</returns>
    public ReadOnlyMemory<byte> TakeOutput()
    {
        _wire.Clear();
        if (_syncDue)
        {
            // Ends whatever half frame may still lie before it.
            _wire.Add(FrameCodec.Separator);
            FrameCodec.Append([(byte)Opcode.Sync, 0, _nonce], _wire);
            _syncDue = false;
        }

        if (!IsSynchronised)
            return _wire.ToArray();
        for (; _unsent < _window.Count; _unsent++)
            AppendCommand(_window[_unsent]);
        if (_stopDue)
            AppendUnnumbered(Opcode.Stop);
        _stopDue = false;
        if (_resendDue)
            AppendUnnumbered(Opcode.Resend);
        else if (_acknowledgeDue)
            AppendUnnumbered(Opcode.Ack);
        _resendDue = false;
        return _wire.ToArray();
    }

    private byte Acknowledgement => (byte)(_received % Numbers);

    private void AppendCommand(Unacknowledged command)
    {
        if (command.WasSent)
            _statistics = _statistics with { CommandsRepeated = _statistics.CommandsRepeated + 1 };
        command.WasSent = true;
        command.Frame[1] = (byte)((command.Frame[1] & ~(Numbers - 1)) | Acknowledgement);
        FrameCodec.Append(command.Frame, _wire);
        _acknowledgeDue = false;
    }

    private void AppendUnnumbered(Opcode opcode)
    {
        FrameCodec.Append([(byte)opcode, Acknowledgement], _wire);
        _acknowledgeDue = false;
    }
}
