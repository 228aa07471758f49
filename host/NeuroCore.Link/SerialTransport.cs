// SPDX-License-Identifier: Apache-2.0
using System.IO.Ports;

namespace NeuroCore.Link;

/// <summary>A serial port, or a pseudo-terminal by its path: 8 data bits, no parity, one stop bit, no flow control.</summary>
public sealed class SerialTransport : IRateTransport
{
    private const int BitsPerByteOnTheWire = 10;
    private static readonly TimeSpan UsualMargin = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan CloseMargin = TimeSpan.FromSeconds(1);

    // A zero byte at such a speed is, for a board at its first speed or above, fifteen bytes without stop bits and more.
    private static readonly int[] BreakBauds = [19_200, 9_600, 4_800, 2_400, 1_200, 300];
    private const int BreakRatio = 20;
    private static readonly byte[] Break = [0, 0];

    // Of the margin, beside the time that bytes take on the wire: until they have left the buffers on their way, 33 ms usually.
    private const double DrainPart = 1.0 / 300;

    private readonly SerialPort _port;
    private readonly Stream _stream;
    private readonly IDisposable _lock;
    private readonly TimeSpan _margin;
    private Exception? _failure;

    private SerialTransport(SerialPort port, IDisposable portLock, TimeSpan margin)
    {
        _port = port;
        _lock = portLock;
        _margin = margin;
        _stream = port.BaseStream;
        FirstBaud = port.BaudRate;
    }

    /// <inheritdoc/>
    public string Name => _port.PortName;

    /// <inheritdoc/>
    public int Baud => _port.BaudRate;

    /// <inheritdoc/>
    public int FirstBaud { get; }

    /// <summary>Serial ports that this machine has, by name.</summary>
    public static IReadOnlyList<string> Ports => [.. SerialPort.GetPortNames().Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Opens a port and throws away what it has received before.</summary>
    /// <param name="name">Name of the port, such as <c>/dev/ttyUSB1</c>, <c>/dev/pts/3</c> or <c>COM4</c>.</param>
    /// <param name="baud">Speed, baud; that of the board's build.</param>
    /// <param name="margin">How much longer than on the wire a write may take; 10 s if null. Simulations are slow.</param>
    /// <exception cref="TransportException">The port is missing, not allowed, in use, no serial port, or too slow.</exception>
    public static SerialTransport Open(string name, int baud, TimeSpan? margin = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(baud);
        var portLock = PortLock.Take(name);
        var port = new SerialPort(name, baud, Parity.None, 8, StopBits.One) { Handshake = Handshake.None };
        try
        {
            port.Open();
            port.DiscardInBuffer();
            return new SerialTransport(port, portLock, margin ?? UsualMargin);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or InvalidOperationException)
        {
            port.Dispose();
            portLock.Dispose();
            throw new TransportException(SerialFailure.WhenOpening(name, baud, error), error);
        }
    }

    /// <inheritdoc/>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        ThrowIfGone();
        var most = _margin + TimeSpan.FromSeconds((double)bytes.Length * BitsPerByteOnTheWire / Baud);
        try
        {
            // A port that was unplugged may take no bytes and not say so: the waiting ends here, not there.
            await _stream.WriteAsync(bytes, cancellation).AsTask().WaitAsync(most, cancellation).ConfigureAwait(false);
        }
        catch (Exception error) when (IsFailure(error) || error is TimeoutException)
        {
            throw Gone(error);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, TimeSpan timeout, CancellationToken cancellation)
    {
        ThrowIfGone();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(timeout);
        try
        {
            var count = await _stream.ReadAsync(buffer, patience.Token).ConfigureAwait(false);
            return count > 0 ? count : throw new EndOfStreamException("end of the stream");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return 0;
        }
        catch (Exception error) when (IsFailure(error))
        {
            throw Gone(error);
        }
    }

    /// <inheritdoc/>
    public async ValueTask FallBackAsync(CancellationToken cancellation)
    {
        var slow = BreakBauds.FirstOrDefault(baud => baud <= FirstBaud / BreakRatio, BreakBauds[^1]);
        var isSet = TrySetBaud(slow);
        try
        {
            if (!isSet)
                return;
            await WriteAsync(Break, cancellation).ConfigureAwait(false);
            await DrainAsync(Break.Length, cancellation).ConfigureAwait(false);
        }
        finally
        {
            isSet = TrySetBaud(FirstBaud);
        }

        if (!isSet)
            throw Gone(new IOException($"it does not take its speed of {FirstBaud:N0} baud again"));
    }

    /// <inheritdoc/>
    public bool TrySetBaud(int baud)
    {
        try
        {
            _port.BaudRate = baud;
            return true;
        }
        catch (Exception error) when (IsFailure(error) || error is ArgumentException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public Task DrainAsync(int bytes, CancellationToken cancellation) =>
        Task.Delay((_margin < UsualMargin ? UsualMargin : _margin) * DrainPart + TimeSpan.FromSeconds((double)bytes * BitsPerByteOnTheWire / Baud), cancellation);

    /// <summary>Closes the port, its board at the first speed again. Takes a second at most for each, also if the port was unplugged.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_failure is null && Baud != FirstBaud)
            await LeaveAsync().ConfigureAwait(false);
        // Closing a port that is gone can wait for bytes that will never be sent; nobody needs to wait with it.
        var closing = Task.Run(() =>
        {
            _port.Dispose();
            _lock.Dispose();
        });
        await Task.WhenAny(closing, Task.Delay(CloseMargin)).ConfigureAwait(false);
    }

    // Whoever comes next need not know of other speeds. If it cannot be done, the next one has a silent board, and makes a break.
    private async Task LeaveAsync()
    {
        using var patience = new CancellationTokenSource(CloseMargin);
        try
        {
            await FallBackAsync(patience.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is TransportException or OperationCanceledException)
        {
            _failure = error;
        }
    }

    private static bool IsFailure(Exception error) =>
        error is IOException or UnauthorizedAccessException or InvalidOperationException;

    private void ThrowIfGone()
    {
        if (_failure is not null)
            throw Gone(_failure);
    }

    private TransportException Gone(Exception error)
    {
        _failure = error;
        return new TransportException(
            $"The port {Name} went away ({error.Message.TrimEnd('.')}): check the cable, then connect again.", error);
    }
}
