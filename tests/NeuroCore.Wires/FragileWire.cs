// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Link;

namespace NeuroCore.Wires;

/// <summary>A cable that carries everything up to a speed and turns bits above it.</summary>
/// <param name="inner">The port.</param>
/// <param name="mostBaud">Speed up to which it is good.</param>
/// <param name="goodBytes">Above it, one byte after so many is damaged, in both directions.</param>
internal sealed class FragileWire(IRateTransport inner, int mostBaud, int goodBytes) : IRateTransport
{
    private int _passed;

    public string Name => inner.Name;

    public int Baud => inner.Baud;

    public int FirstBaud => inner.FirstBaud;

    /// <summary>Speeds that it was set to, in their order.</summary>
    public List<int> Speeds { get; } = [];

    public bool TrySetBaud(int baud)
    {
        Speeds.Add(baud);
        return inner.TrySetBaud(baud);
    }

    public Task DrainAsync(int bytes, CancellationToken cancellation) => inner.DrainAsync(bytes, cancellation);

    public ValueTask FallBackAsync(CancellationToken cancellation) => inner.FallBackAsync(cancellation);

    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        var damaged = bytes.ToArray();
        Pass(damaged);
        return inner.WriteAsync(damaged, cancellation);
    }

    public async ValueTask<int> ReadAsync(Memory<byte> buffer, TimeSpan timeout, CancellationToken cancellation)
    {
        var count = await inner.ReadAsync(buffer, timeout, cancellation);
        Pass(buffer.Span[..count]);
        return count;
    }

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private void Pass(Span<byte> bytes)
    {
        foreach (ref var value in bytes)
        {
            if (Baud > mostBaud && ++_passed % goodBytes == 0)
                value ^= 0x10;
        }
    }
}
