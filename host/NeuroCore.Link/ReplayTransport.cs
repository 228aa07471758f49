// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;

namespace NeuroCore.Link;

/// <summary>Plays the board's part of a recorded session, as long as the host does what it did then.</summary>
public sealed class ReplayTransport : ITransport
{
    private const int HeadingLines = 1;

    private readonly ImmutableArray<SessionRecord> _records;
    private int _next;
    private int _taken; // bytes of the next record that were read already

    private ReplayTransport(string name, ImmutableArray<SessionRecord> records, byte nonce)
    {
        Name = name;
        _records = records;
        Nonce = nonce;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>Nonce of the recorded session, for <see cref="SessionOptions.Nonce"/>.</summary>
    public byte Nonce { get; }

    /// <summary>Reads a recording.</summary>
    /// <param name="reader">The recording, read to its end.</param>
    /// <param name="name">What messages call it, such as its path.</param>
    /// <exception cref="NeuroCoreException">It is no recording, or damaged.</exception>
    public static ReplayTransport Read(TextReader reader, string name)
    {
        ImmutableArray<SessionRecord> records = [.. SessionRecord.ReadAll(reader, name)];
        return new ReplayTransport(name, records, FindNonce(records, name));
    }

    /// <inheritdoc/>
    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var record = Expect(toBoard: true);
        if (!bytes.Span.SequenceEqual(record.Bytes))
            throw DoesNotFit();
        _next++;
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<int> ReadAsync(Memory<byte> buffer, TimeSpan timeout, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var record = Expect(toBoard: false);
        var count = Math.Min(buffer.Length, record.Bytes.Length - _taken);
        record.Bytes.AsMemory(_taken, count).CopyTo(buffer);
        _taken += count;
        if (_taken == record.Bytes.Length)
            (_next, _taken) = (_next + 1, 0);
        return ValueTask.FromResult(count);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static byte FindNonce(ImmutableArray<SessionRecord> records, string name)
    {
        var decoder = new FrameDecoder(LinkLimits.ReceiveFrameBytes);
        foreach (var record in records)
        {
            ReadOnlySpan<byte> bytes = record.ToBoard ? record.Bytes : default;
            while (decoder.Next(ref bytes, out var content) is var finding && finding != FrameFinding.NeedsMore)
                if (finding == FrameFinding.Frame && content is [(byte)Opcode.Sync, _, var nonce])
                    return nonce;
        }

        throw new NeuroCoreException($"{name} holds no start of a session: record it again from the beginning.");
    }

    private SessionRecord Expect(bool toBoard)
    {
        if (_next == _records.Length)
            throw new NeuroCoreException(
                $"The recording {Name} ends before this run does: replay it with the network, stimulus and ticks that it was made with.");
        return _records[_next].ToBoard == toBoard ? _records[_next] : throw DoesNotFit();
    }

    private NeuroCoreException DoesNotFit() => new(
        $"The recording {Name} is of another run (they part at line {_next + HeadingLines + 1}): replay it with the network, stimulus, ticks and program version that it was made with.");
}
