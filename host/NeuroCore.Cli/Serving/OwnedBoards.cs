// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;
using NeuroCore.Daemon.Api;
using NeuroCore.Daemon.Client;

namespace NeuroCore.Cli.Serving;

/// <summary>Boards of the daemon of this machine.</summary>
/// <param name="Socket">Where it answers; null if none runs.</param>
/// <param name="Boards">Its boards; none if none runs.</param>
internal sealed record OwnedBoards(string? Socket, ImmutableArray<BoardView> Boards)
{
    /// <summary>True if a daemon runs.</summary>
    public bool IsDaemonThere => Socket is not null;

    /// <summary>Asks the daemon, if one runs.</summary>
    public static async Task<OwnedBoards> AskAsync(CancellationToken cancellation)
    {
        using var client = DaemonClient.Find();
        return client is null ? new OwnedBoards(null, []) : new OwnedBoards(client.Socket, [.. await client.BoardsAsync(cancellation).ConfigureAwait(false)]);
    }

    /// <summary>The board at a port; null if the daemon has none there.</summary>
    public BoardView? At(string port) => Boards.FirstOrDefault(board => board.Port is { } path && Path.GetFullPath(path) == Path.GetFullPath(port));

    /// <summary>How a board is, in words.</summary>
    public static string State(BoardView board) => board switch
    {
        { Job: { } job } => string.Create(CultureInfo.InvariantCulture, $"{board.State} with job {job}"),
        { Problem: { } problem } => $"{board.State}: {problem}",
        _ => board.State,
    };
}
