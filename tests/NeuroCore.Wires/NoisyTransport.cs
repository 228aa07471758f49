// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using NeuroCore.Link;

namespace NeuroCore.Wires;

/// <summary>
/// A bad cable between a host and any board: in both directions bits flip, bytes get lost, come twice or out of nothing, the
/// wire pauses, and it may be cut for a while.
/// </summary>
/// <param name="inner">The way to the board.</param>
/// <param name="random">Where the noise comes from.</param>
/// <param name="perByte">Probability that something happens to a byte.</param>
internal sealed class NoisyTransport(ITransport inner, Random random, double perByte) : ITransport
{
    private const double PausesPerWrite = 0.002;
    private const int LongestPauseMilliseconds = 30;

    private readonly Queue<byte> _toHost = new();
    private readonly Damage _damage = new(random, perByte);
    private readonly byte[] _buffer = new byte[4096];
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _cutFrom = TimeSpan.MaxValue;
    private TimeSpan _cutUntil;

    public string Name => inner.Name;

    /// <summary>Bytes to which something happened.</summary>
    public long Errors => _damage.Errors;

    /// <summary>Bytes that passed, in both directions.</summary>
    public long Bytes => _damage.Bytes;

    /// <summary>Cuts the wire in a while, for a while.</summary>
    public void Cut(TimeSpan after, TimeSpan length) => (_cutFrom, _cutUntil) = (_clock.Elapsed + after, _clock.Elapsed + after + length);

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        if (perByte > 0 && random.NextDouble() < PausesPerWrite)
            await Task.Delay(random.Next(LongestPauseMilliseconds), cancellation);
        var damaged = new List<byte>();
        foreach (var value in bytes.Span)
            Pass(value, damaged.Add);
        if (damaged.Count > 0)
            await inner.WriteAsync(damaged.ToArray(), cancellation);
    }

    public async ValueTask<int> ReadAsync(Memory<byte> buffer, TimeSpan timeout, CancellationToken cancellation)
    {
        var began = _clock.Elapsed;
        while (_toHost.Count == 0)
        {
            var left = timeout - (_clock.Elapsed - began);
            var came = await inner.ReadAsync(_buffer, left > TimeSpan.Zero ? left : TimeSpan.FromMilliseconds(1), cancellation);
            if (came == 0)
                return 0;
            foreach (var value in _buffer.AsSpan(0, came))
                Pass(value, _toHost.Enqueue);
        }

        var count = 0;
        while (count < buffer.Length && _toHost.TryDequeue(out var value))
            buffer.Span[count++] = value;
        return count;
    }

    public ValueTask FallBackAsync(CancellationToken cancellation) => inner.FallBackAsync(cancellation);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private void Pass(byte value, Action<byte> give)
    {
        var now = _clock.Elapsed;
        if (now >= _cutFrom && now < _cutUntil)
            _damage.Lose();
        else
            _damage.Pass(value, give);
    }
}
