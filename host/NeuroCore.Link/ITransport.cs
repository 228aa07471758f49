// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Link;

/// <summary>Carries bytes to and from a board. It may lose or damage them; it does not reorder them.</summary>
public interface ITransport : IAsyncDisposable
{
    /// <summary>What messages call it, such as the path of a port.</summary>
    string Name { get; }

    /// <summary>Sends bytes; returns when they are on their way, not when they have arrived.</summary>
    /// <param name="bytes">Bytes to send.</param>
    /// <param name="cancellation">Gives up; what was sent is unknown then.</param>
    /// <exception cref="TransportException">The way to the board is gone.</exception>
    ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation);

    /// <summary>Waits for bytes from the board.</summary>
    /// <param name="buffer">Takes the bytes; not empty.</param>
    /// <param name="timeout">How long to wait. A transport that knows that nothing will come need not wait.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Bytes put into the buffer, 0 if none came in time.</returns>
    /// <exception cref="TransportException">The way to the board is gone.</exception>
    ValueTask<int> ReadAsync(Memory<byte> buffer, TimeSpan timeout, CancellationToken cancellation);

    /// <summary>
    /// Brings both ends back to the speed that the board begins with, whatever was agreed upon since, and by whom: for a board
    /// that is silent. A way without a speed has nothing to do.
    /// </summary>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="TransportException">The way to the board is gone.</exception>
    ValueTask FallBackAsync(CancellationToken cancellation) => ValueTask.CompletedTask;
}
