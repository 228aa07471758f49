// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using NeuroCore.Hardware;
using NeuroCore.Link;

namespace NeuroCore.Daemon.Boards;

/// <summary>A board lent to a client for a session of its own: its bytes pass through until the client ends.</summary>
/// <param name="build">Build that is wanted of an emulator.</param>
/// <param name="gone">Told that the client went away.</param>
internal sealed class Lease(Configuration build, CancellationToken gone)
{
    private const int BufferBytes = 16 * 1024;
    private static readonly TimeSpan s_wait = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource<OpenBoard> _granted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Build that is wanted of an emulator.</summary>
    public Configuration Build => build;

    /// <summary>True if nobody waits for it any more.</summary>
    public bool IsGone => gone.IsCancellationRequested;

    /// <summary>Waits for the board.</summary>
    public Task<OpenBoard> GrantedAsync() => _granted.Task.WaitAsync(gone);

    /// <summary>Lends the board, and waits until it is given back.</summary>
    public async Task LendAsync(OpenBoard board)
    {
        _granted.TrySetResult(board);
        await Task.WhenAny(_ended.Task, Task.Delay(Timeout.Infinite, gone)).ConfigureAwait(false);
    }

    /// <summary>Gives up: there is no board.</summary>
    public void Refuse(NeuroCoreException error) => _granted.TrySetException(error);

    /// <summary>Gives the board back.</summary>
    public void End() => _ended.TrySetResult();

    /// <summary>Passes bytes until the client ends.</summary>
    public async Task PassAsync(OpenBoard board, Stream client, CancellationToken stopping)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(gone, stopping);
        var wire = board.Wire;
        var toBoard = PassToBoardAsync(wire, client, board.NeverWaits, end.Token);
        var fromBoard = board.NeverWaits ? toBoard : PassFromBoardAsync(wire, client, end.Token);
        try
        {
            // A board that is gone ends the loan, also while the client has nothing to say.
            await (await Task.WhenAny(toBoard, fromBoard).ConfigureAwait(false)).ConfigureAwait(false);
        }
        finally
        {
            await end.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(toBoard, fromBoard).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task PassToBoardAsync(ITransport wire, Stream client, bool neverWaits, CancellationToken cancellation)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        for (var count = await client.ReadAsync(buffer, cancellation).ConfigureAwait(false); count > 0; count = await client.ReadAsync(buffer, cancellation).ConfigureAwait(false))
        {
            await wire.WriteAsync(buffer.AsMemory(0, count), cancellation).ConfigureAwait(false);
            // What is not there when such a board rests will not come.
            while (neverWaits && await wire.ReadAsync(buffer, s_wait, cancellation).ConfigureAwait(false) is var came && came > 0)
                await client.WriteAsync(buffer.AsMemory(0, came), cancellation).ConfigureAwait(false);
            if (neverWaits)
                await client.FlushAsync(cancellation).ConfigureAwait(false);
        }

        ArrayPool<byte>.Shared.Return(buffer);
    }

    private static async Task PassFromBoardAsync(ITransport wire, Stream client, CancellationToken cancellation)
    {
        var buffer = new byte[BufferBytes];
        while (!cancellation.IsCancellationRequested)
        {
            var count = await wire.ReadAsync(buffer, s_wait, cancellation).ConfigureAwait(false);
            if (count == 0)
                continue;
            await client.WriteAsync(buffer.AsMemory(0, count), cancellation).ConfigureAwait(false);
            await client.FlushAsync(cancellation).ConfigureAwait(false);
        }
    }
}
