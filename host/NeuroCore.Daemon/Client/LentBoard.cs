// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Link;

namespace NeuroCore.Daemon.Client;

/// <summary>A board that the daemon lends: the bytes of its link pass through the daemon. It goes back when this is disposed.</summary>
/// <param name="name">Name of the board.</param>
/// <param name="response">Holds the connection.</param>
/// <param name="stream">The connection.</param>
internal sealed class LentBoard(string name, HttpResponseMessage response, Stream stream) : ITransport
{
    private Task<int>? _reading;
    private readonly byte[] _buffer = new byte[16 * 1024];
    private int _taken;
    private int _came;

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        try
        {
            await stream.WriteAsync(bytes, cancellation).ConfigureAwait(false);
            await stream.FlushAsync(cancellation).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            throw Gone(error);
        }
    }

    /// <inheritdoc/>
    /// <remarks>A read that is given up would give up the connection, so it goes on, and the next one takes what it brings.</remarks>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, TimeSpan timeout, CancellationToken cancellation)
    {
        if (_taken == _came)
        {
            _reading ??= stream.ReadAsync(_buffer, CancellationToken.None).AsTask();
            if (!_reading.IsCompleted)
            {
                using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
                await Task.WhenAny(_reading, Task.Delay(timeout, patience.Token)).ConfigureAwait(false);
                await patience.CancelAsync().ConfigureAwait(false);
                cancellation.ThrowIfCancellationRequested();
                if (!_reading.IsCompleted)
                    return 0;
            }

            try
            {
                (_taken, _came) = (0, await _reading.ConfigureAwait(false));
            }
            catch (IOException error)
            {
                throw Gone(error);
            }

            _reading = null;
            if (_came == 0)
                throw Gone(null);
        }

        var count = Math.Min(buffer.Length, _came - _taken);
        _buffer.AsMemory(_taken, count).CopyTo(buffer);
        _taken += count;
        return count;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stream.DisposeAsync().ConfigureAwait(false);
        response.Dispose();
    }

    private TransportException Gone(Exception? error) => new($"The daemon took the board {name} back, or has ended: look at its log, then try again.", error);
}
