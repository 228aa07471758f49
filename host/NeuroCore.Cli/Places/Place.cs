// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Daemon.Client;
using NeuroCore.Emulator;
using NeuroCore.Hardware;
using NeuroCore.Link;
using NeuroCore.Model;

namespace NeuroCore.Cli.Places;

/// <summary>Where a network runs: <c>emulator</c>, <c>model</c>, <c>virtual</c>, a port, or a recording.</summary>
/// <param name="Name">What the user wrote.</param>
/// <param name="IsReplay">True if the name is that of a recording.</param>
internal sealed record Place(string Name, bool IsReplay)
{
    /// <summary>The emulator: code made for the network, in this process.</summary>
    public const string Emulator = "emulator";

    /// <summary>The cycle-accurate model, in this process.</summary>
    public const string Model = "model";

    /// <summary>The Verilated board, started for this run.</summary>
    public const string Virtual = "virtual";

    /// <summary>True if only asking tells which build is there.</summary>
    public bool IsPort => !IsReplay && Name is not (Emulator or Model or Virtual);

    /// <summary>Opens the way there.</summary>
    /// <param name="build">Build that is wanted; null if the place decides.</param>
    /// <param name="baud">Speed of a port, and no other; null for that of the build, and from there the highest that both ends understand.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The way, and options that suit it.</returns>
    public async Task<(ITransport Transport, SessionOptions Options)> OpenAsync(Configuration? build, int? baud, CancellationToken cancellation)
    {
        var options = new SessionOptions();
        if (IsReplay)
        {
            using var reader = new StreamReader(UserFile.OpenRead(Name));
            var replay = ReplayTransport.Read(reader, Name);
            return (replay, options with { Nonce = replay.Nonce });
        }

        if (IsPort && await LentAsync(build, cancellation).ConfigureAwait(false) is { } lent)
            return lent;
        if (IsPort)
        {
            var speed = baud ?? build?.Baud ?? options.Baud;
            var port = SerialTransport.Open(Name, speed);
            speed = await RaisedAsync(port, baud is null ? RateNegotiation.Usual : [], cancellation).ConfigureAwait(false);
            return (port, options with { Baud = speed });
        }

        var target = build ?? Configurations.Named(CommonOptions.UsualBuild);
        options = options with { Baud = target.Baud };
        return Name switch
        {
            Emulator => (new InProcessTransport(new EmulatedBoard(target), Emulator), options),
            Model => (new InProcessTransport(new BoardModel(target), Model), options),
            _ => (await VirtualBoardTransport.StartAsync(target, cancellation).ConfigureAwait(false), options),
        };
    }

    private static async Task<int> RaisedAsync(SerialTransport port, IEnumerable<int> rates, CancellationToken cancellation)
    {
        try
        {
            return await RateNegotiation.RaiseAsync(port, rates, null, cancellation).ConfigureAwait(false);
        }
        catch
        {
            await port.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    // A daemon that runs has the port open and lends it; it may also call the board by a name.
    private async Task<(ITransport Transport, SessionOptions Options)?> LentAsync(Configuration? build, CancellationToken cancellation)
    {
        if (DaemonClient.Find() is not { } client)
            return null;
        var path = Path.GetFullPath(Name);
        var boards = await client.BoardsAsync(cancellation).ConfigureAwait(false);
        if (boards.FirstOrDefault(board => board.Name == Name || (board.Port is { } port && Path.GetFullPath(port) == path)) is not { } found)
        {
            client.Dispose();
            return null;
        }

        var target = build ?? Configurations.All.FirstOrDefault(known => known.Name == found.Build);
        var transport = await client.BorrowAsync(found.Name, target?.Name, cancellation).ConfigureAwait(false);
        return (transport, new SessionOptions { Baud = target?.Baud ?? new SessionOptions().Baud });
    }
}
