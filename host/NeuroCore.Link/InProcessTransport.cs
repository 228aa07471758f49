// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Link;

/// <summary>A board that runs in this process. Never waits: what is not there when the board rests will not come.</summary>
/// <param name="device">The board; only this transport may use it.</param>
/// <param name="name">What messages call it.</param>
public sealed class InProcessTransport(IByteDevice device, string name) : ITransport
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        device.Write(bytes.Span);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<int> ReadAsync(Memory<byte> buffer, TimeSpan timeout, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return ValueTask.FromResult(device.Read(buffer.Span));
    }

    /// <inheritdoc/>
    /// <remarks>A board that holds something gives it back.</remarks>
    public ValueTask DisposeAsync()
    {
        (device as IDisposable)?.Dispose();
        return ValueTask.CompletedTask;
    }
}
