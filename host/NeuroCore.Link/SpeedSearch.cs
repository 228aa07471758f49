// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;

namespace NeuroCore.Link;

/// <summary>
/// Finds the speed of a port: the highest at which a board answers and a loopback check goes through without one damaged frame;
/// where none is that clean, the highest at which it answers at all, since the link repeats what gets lost.
/// </summary>
/// <remarks>The speed that a board begins with: it is brought back to that. A pseudo-terminal without a simulated wire answers at any.</remarks>
public static class SpeedSearch
{
    /// <summary>Speeds of all builds, baud: the likeliest first.</summary>
    public static ImmutableArray<int> Likeliest { get; } =
        [.. Configurations.All.GroupBy(build => build.Baud).OrderByDescending(group => group.Count()).Select(group => group.Key)];

    /// <summary>Finds the speed of a port. Nothing on the board changes.</summary>
    /// <param name="open">Opens the port at a speed; what it opens is closed again.</param>
    /// <param name="speeds">Speeds to try, baud, in any order.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The speed, baud.</returns>
    /// <exception cref="BoardSilentException">No board answers at any of them.</exception>
    /// <exception cref="TransportException">The port cannot be opened at any of them.</exception>
    public static async Task<int> FindAsync(Func<int, ITransport> open, IEnumerable<int> speeds, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(speeds);
        int? best = null;
        NeuroCoreException? why = null;
        foreach (var speed in speeds.Distinct().OrderDescending())
        {
            try
            {
                var transport = open(speed);
                await using var closing = transport.ConfigureAwait(false);
                await transport.FallBackAsync(cancellation).ConfigureAwait(false);
                if (await LoopbackCheck.IsCleanAsync(transport, speed, LoopbackCheck.UsualPatience, cancellation).ConfigureAwait(false))
                    return speed;
                best ??= speed;
            }
            catch (NeuroCoreException error) when (error is BoardSilentException or TransportException)
            {
                why = error;
            }
        }

        return best ?? throw why ?? new BoardSilentException("No speed was given to try.");
    }
}
