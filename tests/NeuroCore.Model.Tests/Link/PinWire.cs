// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model.Tests;

/// <summary>A board behind its two pins, with a UART of the plainest kind at the host's end.</summary>
internal sealed class PinWire : IByteDevice
{
    private const int BitsOfByte = 10;
    private const int BitsOfSilence = 200;    // longer than a board without a tick takes over anything

    private readonly PinBoardModel _board;
    private readonly int _divider;
    private readonly Queue<byte> _input = new();
    private int _sending = -1;      // clocks of the byte on its way to the board; negative: none
    private int _receiving = -1;    // clocks of the byte on its way to the host
    private int _received;          // its bits

    public PinWire(Configuration build)
    {
        _board = new PinBoardModel(build);
        _divider = (build.ClockHertz + (build.Baud / 2)) / build.Baud;
        _board.Clock(rx: true, reset: true);
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
            _input.Enqueue(value);
    }

    public int Read(Span<byte> buffer)
    {
        for (var silence = 0; silence < BitsOfSilence * _divider; silence++)
        {
            if (Receive(_board.Clock(Send())) is not { } value)
            {
                if (_board.TickBusy || _sending >= 0 || _receiving >= 0)
                    silence = 0;
                continue;
            }

            buffer[0] = value;
            return 1;
        }

        return 0;
    }

    private bool Send()
    {
        if (_sending < 0 && _input.Count == 0)
            return true;
        _sending++;
        var bit = _sending / _divider;
        var level = bit switch
        {
            0 => false,
            BitsOfByte - 1 => true,
            _ => ((_input.Peek() >> (bit - 1)) & 1) != 0,
        };
        if (_sending == (BitsOfByte * _divider) - 1)
        {
            _input.Dequeue();
            _sending = -1;
        }

        return level;
    }

    private byte? Receive(bool tx)
    {
        if (_receiving < 0 && tx)
            return null;
        _receiving++;
        var bit = _receiving / _divider;
        if (_receiving % _divider != _divider / 2)
            return null;
        if (bit is > 0 and < BitsOfByte - 1)
            _received = (_received >> 1) | (tx ? 0x80 : 0);
        if (bit < BitsOfByte - 1)
            return null;
        Assert.True(tx, "A byte from the board has no stop bit.");
        _receiving = -1;
        return (byte)_received;
    }
}
