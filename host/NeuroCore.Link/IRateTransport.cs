// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Link;

/// <summary>A way to a board whose speed can be changed.</summary>
public interface IRateTransport : ITransport
{
    /// <summary>Speed now, baud.</summary>
    int Baud { get; }

    /// <summary>Speed at which it was opened, baud: that of the board's build, to which <see cref="ITransport.FallBackAsync"/> goes back.</summary>
    int FirstBaud { get; }

    /// <summary>Changes the speed of this end.</summary>
    /// <param name="baud">Speed, baud.</param>
    /// <returns>False if it has no such speed, or is gone; it is then as it was.</returns>
    bool TrySetBaud(int baud);

    /// <summary>Waits until bytes that were written are on the wire, as far as can be known.</summary>
    /// <param name="bytes">How many.</param>
    /// <param name="cancellation">Gives up.</param>
    Task DrainAsync(int bytes, CancellationToken cancellation);
}
