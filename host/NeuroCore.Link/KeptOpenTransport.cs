// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Link;

/// <summary>A way to a board that stays open when a session on it ends.</summary>
/// <param name="inner">The way; whoever opened it closes it.</param>
public sealed class KeptOpenTransport(ITransport inner) : ITransport
{
    /// <inheritdoc/>
    public string Name => inner.Name;

    /// <inheritdoc/>
    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation) => inner.WriteAsync(bytes, cancellation);

    /// <inheritdoc/>
    public ValueTask<int> ReadAsync(Memory<byte> buffer, TimeSpan timeout, CancellationToken cancellation) => inner.ReadAsync(buffer, timeout, cancellation);

    /// <inheritdoc/>
    public ValueTask FallBackAsync(CancellationToken cancellation) => inner.FallBackAsync(cancellation);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
