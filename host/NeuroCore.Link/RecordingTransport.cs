// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;

namespace NeuroCore.Link;

/// <summary>Passes everything through and writes it down, one line of JSON for each piece, for <see cref="ReplayTransport"/>.</summary>
/// <param name="inner">The transport that is recorded; disposed with this one.</param>
/// <param name="writer">Takes the recording; disposed with this transport.</param>
public sealed class RecordingTransport(ITransport inner, TextWriter writer) : ITransport
{
    private readonly Stopwatch _clock = new();

    /// <inheritdoc/>
    public string Name => inner.Name;

    /// <inheritdoc/>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        await inner.WriteAsync(bytes, cancellation).ConfigureAwait(false);
        await NoteAsync(toBoard: true, bytes).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, TimeSpan timeout, CancellationToken cancellation)
    {
        var count = await inner.ReadAsync(buffer, timeout, cancellation).ConfigureAwait(false);
        await NoteAsync(toBoard: false, buffer[..count]).ConfigureAwait(false);
        return count;
    }

    /// <inheritdoc/>
    public ValueTask FallBackAsync(CancellationToken cancellation) => inner.FallBackAsync(cancellation);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync().ConfigureAwait(false);
        await writer.DisposeAsync().ConfigureAwait(false);
    }

    private async ValueTask NoteAsync(bool toBoard, ReadOnlyMemory<byte> bytes)
    {
        if (!_clock.IsRunning)
        {
            _clock.Start();
            await writer.WriteAsync(SessionRecord.Heading + "\n").ConfigureAwait(false);
        }

        var record = new SessionRecord(_clock.Elapsed.TotalMilliseconds, toBoard, bytes.ToArray());
        await writer.WriteAsync(record.ToLine() + "\n").ConfigureAwait(false);
    }
}
