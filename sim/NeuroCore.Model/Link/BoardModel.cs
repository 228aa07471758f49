// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model;

/// <summary>
/// A board that runs in this process: the model of the link and of one core, joined to the host by bytes instead of
/// pins. What it computes, and in how many clocks a tick, is what the RTL does; only the bytes take next to no time.
/// </summary>
/// <remarks>Not safe for use by several threads at a time. It runs only while it is read.</remarks>
public sealed class BoardModel : IByteDevice
{
    private const int BitsPerByte = 8;

    private readonly ICore _core;
    private readonly FrameLink _link;
    private readonly Queue<byte> _input = new();
    private int _inputBit;    // bits of the first byte of _input that were received

    /// <summary>A board after power-up.</summary>
    /// <param name="configuration">The build.</param>
    public BoardModel(Configuration configuration)
        : this(configuration, new CoreModel(configuration))
    {
    }

    /// <summary>A board after power-up, with another core behind the link.</summary>
    /// <param name="configuration">The build.</param>
    /// <param name="core">A core of this build; from now on the board alone drives it.</param>
    public BoardModel(Configuration configuration, ICore core)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(core);
        Configuration = configuration;
        _core = core;
        _link = new FrameLink(configuration, _core);
        _link.Clock(default, ready: false, reset: true, out _);
    }

    /// <summary>The build.</summary>
    public Configuration Configuration { get; }

    /// <summary>Clocks since power-up. A board at rest takes none.</summary>
    public long Clocks { get; private set; }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
            _input.Enqueue(value);
    }

    /// <inheritdoc/>
    /// <remarks>Once it has bytes to give it runs on to the end of their frame, as far as the buffer has room.</remarks>
    public int Read(Span<byte> buffer)
    {
        var count = 0;
        while (count < buffer.Length && !Rests)
        {
            var transmit = _link.Transmit;
            var sends = transmit.Valid;
            if (sends)
                buffer[count++] = transmit.Byte;
            else if (count > 0)
                break;
            _link.Clock(Receive(), ready: sends, reset: false, out var inputs);
            _core.Clock(inputs);
            Clocks++;
        }

        return count;
    }

    private bool Rests => _input.Count == 0 && _link.Rests;

    // On a wire writes are executed faster than they arrive. Here they are waited for, so that none is lost.
    private bool Waits => _link.Receive.Full && _link.Execute.Opcode is Opcode.Write or Opcode.Fill;

    // What the UART's receiver would say, in the fewest clocks that a byte can take: one a bit, and one for the byte.
    private ReceivedBits Receive()
    {
        if (_input.Count == 0 || Waits)
            return default;
        if (_inputBit == BitsPerByte)
        {
            _inputBit = 0;
            return new ReceivedBits(false, false, _input.Dequeue(), ByteValid: true, ByteBad: false);
        }

        var bit = (_input.Peek() >> _inputBit++) & 1;
        return new ReceivedBits(bit != 0, BitValid: true, 0, ByteValid: false, ByteBad: false);
    }
}
