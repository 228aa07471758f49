// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Emulator;
using NeuroCore.Hardware;
using NeuroCore.Link;

namespace NeuroCore.Daemon.Boards;

/// <summary>A board whose way is open: sessions come and go on it, the port stays open.</summary>
internal sealed class OpenBoard : IAsyncDisposable
{
    private static readonly TimeSpan s_lookPatience = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(1);
    private const int LookTries = 3;
    private const int LookBytes = 64;

    private readonly ITransport _transport;
    private SessionOptions _options;

    private OpenBoard(ITransport transport, SessionOptions options, BoardIdentity? identity)
    {
        _transport = transport;
        _options = options;
        Identity = identity;
    }

    /// <summary>What the board says it is; null for the emulator, which is whatever it is asked to be.</summary>
    public BoardIdentity? Identity { get; }

    /// <summary>Bytes to and from the board. Disposing it closes nothing.</summary>
    public ITransport Wire => new KeptOpenTransport(_transport);

    /// <summary>True if nothing comes from the board later than at once.</summary>
    public bool NeverWaits => _transport is InProcessTransport;

    /// <summary>The process behind the board, if the daemon started one.</summary>
    public int? ProcessId => (_transport as VirtualBoardTransport)?.ProcessId;

    /// <summary>Opens a board.</summary>
    /// <param name="spec">Which.</param>
    /// <param name="build">Build that is wanted of an emulator.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<OpenBoard> OpenAsync(BoardSpec spec, Configuration build, CancellationToken cancellation)
    {
        switch (spec.Kind)
        {
            case BoardKind.Emulator:
                return new OpenBoard(new InProcessTransport(new EmulatedBoard(build), spec.Name), new SessionOptions { Baud = build.Baud }, null);
            case BoardKind.Virtual:
                var program = await VirtualBoardTransport.StartAsync(build, cancellation).ConfigureAwait(false);
                return await AskedAsync(program, new SessionOptions { Baud = build.Baud }, cancellation).ConfigureAwait(false);
            default:
                return await OpenPortAsync(spec, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Why the board cannot be reached any more, as far as its port knows; null if it can. Only between two sessions.</summary>
    public async Task<string?> FailureAsync(CancellationToken cancellation)
    {
        try
        {
            // Nothing is under way: what comes now is noise.
            await _transport.ReadAsync(new byte[LookBytes], s_look, cancellation).ConfigureAwait(false);
            return null;
        }
        catch (TransportException error)
        {
            return error.Message;
        }
    }

    /// <summary>Starts a session. It ends what any session before it left under way.</summary>
    public async Task<DeviceSession> ConnectAsync(CancellationToken cancellation)
    {
        // The board was silent once, reset perhaps, and both are at the first speed since.
        if (_transport is SerialTransport port && port.Baud != _options.Baud)
            await RaiseAsync(port, cancellation).ConfigureAwait(false);
        return await DeviceSession.ConnectAsync(Wire, _options, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _transport.DisposeAsync();

    private static async Task<OpenBoard> OpenPortAsync(BoardSpec spec, CancellationToken cancellation)
    {
        var speeds = spec.Baud is { } one ? [one] : SpeedSearch.Likeliest;
        BoardSilentException? silent = null;
        foreach (var speed in speeds)
        {
            try
            {
                var port = SerialTransport.Open(spec.Port!, speed);
                var board = await AskedAsync(port, new SessionOptions { Baud = speed }, cancellation).ConfigureAwait(false);
                if (spec.Baud is null)
                    await board.RaiseOrCloseAsync(port, cancellation).ConfigureAwait(false);
                return board;
            }
            catch (BoardSilentException error)
            {
                silent = error;
            }
        }

        throw silent!;
    }

    private async Task RaiseAsync(SerialTransport port, CancellationToken cancellation) =>
        _options = _options with { Baud = await RateNegotiation.RaiseAsync(port, RateNegotiation.Usual, null, cancellation).ConfigureAwait(false) };

    private async Task RaiseOrCloseAsync(SerialTransport port, CancellationToken cancellation)
    {
        try
        {
            await RaiseAsync(port, cancellation).ConfigureAwait(false);
        }
        catch
        {
            await DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static async Task<OpenBoard> AskedAsync(ITransport transport, SessionOptions options, CancellationToken cancellation)
    {
        try
        {
            var look = options with { Patience = s_lookPatience, SilentTries = LookTries };
            var session = await DeviceSession.ConnectAsync(new KeptOpenTransport(transport), look, cancellation).ConfigureAwait(false);
            await using (session.ConfigureAwait(false))
                return new OpenBoard(transport, options, session.Identity);
        }
        catch
        {
            await transport.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
