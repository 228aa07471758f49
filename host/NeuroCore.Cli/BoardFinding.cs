// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Daemon.Api;
using NeuroCore.Hardware;
using NeuroCore.Link;

namespace NeuroCore.Cli;

/// <summary>What was found at a port.</summary>
/// <param name="Port">Name of the port.</param>
/// <param name="Baud">Speed at which it answered, or the last one tried.</param>
/// <param name="Identity">What the board says it is; null if none answered.</param>
/// <param name="Problem">Why none answered; null if one did.</param>
/// <param name="Owned">What the daemon says of it, when it has the port open; null if it was asked directly.</param>
internal sealed record BoardFinding(string Port, int Baud, BoardIdentity? Identity, string? Problem, BoardView? Owned = null)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(250);
    private const int Tries = 2;

    /// <summary>A port that the daemon has: whoever asked there would be in its way.</summary>
    public static BoardFinding Of(string port, BoardView owned) => new(port, 0, null, null, owned);

    /// <summary>Asks at a port, at one speed or at that of each build in turn.</summary>
    public static async Task<BoardFinding> LookAsync(string port, int? baud, CancellationToken cancellation)
    {
        var speeds = baud is { } one ? [one] : SpeedSearch.Likeliest;
        var finding = new BoardFinding(port, 0, null, "nothing was tried");
        foreach (var speed in speeds)
        {
            finding = await LookAtAsync(port, speed, cancellation).ConfigureAwait(false);
            if (finding.Problem is null or not Silent)
                return finding;
        }

        return finding;
    }

    private const string Silent = "nothing answers";

    private static async Task<BoardFinding> LookAtAsync(string port, int baud, CancellationToken cancellation)
    {
        try
        {
            var options = new SessionOptions { Patience = s_patience, SilentTries = Tries, Baud = baud };
            var session = await DeviceSession.ConnectAsync(SerialTransport.Open(port, baud), options, cancellation).ConfigureAwait(false);
            await using (session.ConfigureAwait(false))
                return new BoardFinding(port, baud, session.Identity, null);
        }
        catch (BoardSilentException)
        {
            return new BoardFinding(port, baud, null, Silent);
        }
        catch (NeuroCoreException error)
        {
            return new BoardFinding(port, baud, null, error.Message);
        }
    }
}
