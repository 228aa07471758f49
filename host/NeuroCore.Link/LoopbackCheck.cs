// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;

namespace NeuroCore.Link;

/// <summary>Frames there and back that change nothing on the board, and whether all of them arrived: is a speed good?</summary>
internal static class LoopbackCheck
{
    private const int Tries = 2;
    private const int Reads = 8;

    /// <summary>How long a board that is as fast as its wire needs at most.</summary>
    public static TimeSpan UsualPatience { get; } = TimeSpan.FromMilliseconds(500);

    // The longest frames that there are: what follows the opcode means nothing. All bits alike, each other bit, single ones.
    private static readonly ImmutableArray<byte> s_patterns = [0xFF, 0x55, 0xAA, 0x33, 0x01, 0x80, 0x7F, 0xFE];

    /// <summary>Makes the check, in a session of its own.</summary>
    /// <param name="transport">Way to the board, which stays open.</param>
    /// <param name="speed">Its speed, baud.</param>
    /// <param name="patience">How long to wait for an answer.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>True if every frame arrived at once on both sides; false if any was damaged, also one that was repeated in time.</returns>
    /// <exception cref="BoardSilentException">Nothing answers.</exception>
    public static async Task<bool> IsCleanAsync(ITransport transport, int speed, TimeSpan patience, CancellationToken cancellation)
    {
        // Not asked sooner: a frame that is merely late is not damaged.
        var options = new SessionOptions { Patience = patience, FirstAsk = patience, SilentTries = Tries, Baud = speed };
        var session = await DeviceSession.ConnectAsync(new KeptOpenTransport(transport), options, cancellation).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            // What came before the board knew this session is not of it: its last words at another speed, perhaps.
            var before = session.Statistics;
            try
            {
                await transport.WriteAsync(Patterns(), cancellation).ConfigureAwait(false);
                var first = await ReadAsync(session, cancellation).ConfigureAwait(false);
                var isSame = true;
                for (var read = 1; read < Reads; read++)
                    isSame &= first.SequenceEqual(await ReadAsync(session, cancellation).ConfigureAwait(false));
                var after = session.Statistics;
                return isSame && after.Silences == 0 && after.DamagedHere == before.DamagedHere && after.DamagedThere == before.DamagedThere &&
                    after.CommandsRepeated == before.CommandsRepeated && after.DataFramesRepeated == before.DataFramesRepeated;
            }
            catch (BoardSilentException)
            {
                return false; // it did answer when it was asked first
            }
        }
    }

    private static Task<ImmutableArray<ushort>> ReadAsync(DeviceSession session, CancellationToken cancellation) =>
        session.ReadAsync(Bank.Synapse, 0, LinkLimits.ReadWords, cancellation);

    private static byte[] Patterns()
    {
        var wire = new List<byte>();
        // No data frame is outstanding in a new session, so that an acknowledgement of any number does nothing.
        foreach (var pattern in s_patterns)
            FrameCodec.Append([(byte)Opcode.Ack, .. Enumerable.Repeat(pattern, LinkLimits.ReceiveFrameBytes - LinkLimits.ChecksumBytes - 1)], wire);
        return [.. wire];
    }
}
