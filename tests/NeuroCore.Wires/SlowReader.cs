// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Link;

namespace NeuroCore.Wires;

/// <summary>A host that is slower than its board: it takes what comes in small pieces, and pauses between them.</summary>
/// <param name="inner">The way to the board.</param>
/// <param name="mostBytes">Most bytes that it takes at a time.</param>
/// <param name="pauseEvery">Reads between two pauses; 0: it never pauses.</param>
/// <param name="pause">Length of a pause.</param>
internal sealed class SlowReader(ITransport inner, int mostBytes, int pauseEvery, TimeSpan pause) : ITransport
{
    private int _reads;

    public string Name => inner.Name;

    /// <summary>Pauses that it made.</summary>
    public int Pauses { get; private set; }

    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation) => inner.WriteAsync(bytes, cancellation);

    public async ValueTask<int> ReadAsync(Memory<byte> buffer, TimeSpan timeout, CancellationToken cancellation)
    {
        if (pauseEvery > 0 && ++_reads % pauseEvery == 0)
        {
            Pauses++;
            await Task.Delay(pause, cancellation);
        }

        return await inner.ReadAsync(buffer[..Math.Min(buffer.Length, mostBytes)], timeout, cancellation);
    }

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
