// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;

namespace NeuroCore.Link;

/// <summary>
/// Finds the speed of a port: the highest at which a board answers and a loopback check goes through without one damaged frame;
/// where none is that clean, the highest at which it answers at all, since the link repeats what gets lost.
/// </summary>
/// <remarks>The speed of a board is that of its build. A pseudo-terminal answers at any.</remarks>
public static class SpeedSearch
{
    private const int Tries = 2;
    private const int CheckReads = 32;
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(250);

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
                if (await IsCleanAsync(open(speed), speed, cancellation).ConfigureAwait(false))
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

    // Every frame that was damaged on either side counts, also one that was repeated in time.
    private static async Task<bool> IsCleanAsync(ITransport transport, int speed, CancellationToken cancellation)
    {
        var options = new SessionOptions { Patience = s_patience, SilentTries = Tries, Baud = speed };
        var session = await DeviceSession.ConnectAsync(transport, options, cancellation).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            try
            {
                var first = await session.ReadAsync(Bank.Identity, 0, BoardIdentity.Words, cancellation).ConfigureAwait(false);
                var isSame = true;
                for (var read = 1; read < CheckReads; read++)
                    isSame &= first.SequenceEqual(await session.ReadAsync(Bank.Identity, 0, first.Length, cancellation).ConfigureAwait(false));
                return isSame && session.Statistics is { DamagedHere: 0, DamagedThere: 0, CommandsRepeated: 0, DataFramesRepeated: 0, Silences: 0 };
            }
            catch (BoardSilentException)
            {
                return false; // it did answer when it was asked first
            }
        }
    }
}
