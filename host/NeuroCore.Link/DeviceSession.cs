// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Link;

/// <summary>A conversation with one board: memory, images, runs.</summary>
/// <remarks>
/// One operation at a time. An operation that fails or is cancelled leaves the link in doubt; the next one starts a new
/// session on it by itself. Every method throws <see cref="TransportException"/> when the port is gone,
/// <see cref="BoardSilentException"/> when the board does not answer, and <see cref="NeuroCoreException"/> when it does not behave.
/// </remarks>
public sealed partial class DeviceSession : IAsyncDisposable
{
    private readonly ITransport _transport;
    private readonly SessionOptions _options;
    private readonly LinkPump _pump;
    private ChangedWords? _changed;
    private byte _nonce;
    private bool _linkInDoubt;
    private bool _stateInDoubt;
    private bool _busy;

    private DeviceSession(ITransport transport, SessionOptions options, LinkPump pump, byte nonce, BoardIdentity identity)
    {
        _transport = transport;
        _options = options;
        _pump = pump;
        _nonce = nonce;
        Identity = identity;
    }

    /// <summary>What the board says it is.</summary>
    public BoardIdentity Identity { get; }

    /// <summary>What messages call the board's port.</summary>
    public string Name => _transport.Name;

    /// <summary>Image that the board holds; null before the first <see cref="LoadAsync"/> and after one that failed.</summary>
    public RegisterImage? Image { get; private set; }

    /// <summary>What happened on the link so far.</summary>
    public LinkStatistics Statistics => _pump.Link.Statistics;

    /// <summary>Connects: starts a session on the link, asks the board what it is and refuses what this program cannot talk to.</summary>
    /// <param name="transport">Way to the board; from now on it belongs to the session, also if connecting fails.</param>
    /// <param name="options">Time-outs and sizes; null for the defaults.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="BoardSilentException">Nothing that is understood answers.</exception>
    /// <exception cref="NeuroCoreException">The board is of another version, or no NeuroCore.</exception>
    public static async Task<DeviceSession> ConnectAsync(
        ITransport transport, SessionOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(transport);
        options ??= new SessionOptions();
        try
        {
            var pump = new LinkPump(transport, options);
            var nonce = options.Nonce ?? (byte)Random.Shared.Next(1, byte.MaxValue + 1);
            await pump.SynchroniseAsync(nonce, cancellation).ConfigureAwait(false);
            var words = await pump.ReadAsync(Bank.Identity, 0, BoardIdentity.Words, cancellation).ConfigureAwait(false);
            var identity = BoardIdentity.FromWords(words.AsSpan());
            IdentityRules.CheckBoard(identity, transport.Name);
            return new DeviceSession(transport, options, pump, nonce, identity);
        }
        catch
        {
            await transport.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Ends the session and closes the transport.</summary>
    public ValueTask DisposeAsync() => _transport.DisposeAsync();

    private async Task<T> OperateAsync<T>(Func<Task<T>> operation, CancellationToken cancellation)
    {
        if (_busy)
            throw new InvalidOperationException("A session does one operation at a time: wait for the one before to end.");
        _busy = true;
        try
        {
            if (_linkInDoubt)
                await StartAgainAsync(cancellation).ConfigureAwait(false);
            _linkInDoubt = true;
            var result = await operation().ConfigureAwait(false);
            _linkInDoubt = false;
            return result;
        }
        finally
        {
            _busy = false;
        }
    }

    private Task<bool> OperateAsync(Func<Task> operation, CancellationToken cancellation) => OperateAsync(
        async () =>
        {
            await operation().ConfigureAwait(false);
            return true;
        },
        cancellation);

    private async Task StartAgainAsync(CancellationToken cancellation)
    {
        // Another nonce than last time, so that late frames are recognised.
        _nonce = (byte)((_nonce % byte.MaxValue) + 1);
        await _pump.SynchroniseAsync(_nonce, cancellation).ConfigureAwait(false);
    }

    private async Task SubmitAsync(IEnumerable<LinkCommand> commands, Action<int>? wordsSent, CancellationToken cancellation)
    {
        foreach (var command in commands)
        {
            _changed?.Note(command);
            await _pump.SendAsync(command, cancellation).ConfigureAwait(false);
            wordsSent?.Invoke(ImageCommands.WordsOf(command));
        }
    }

    private async Task SendAllAsync(IEnumerable<LinkCommand> commands, Action<int>? wordsSent, CancellationToken cancellation)
    {
        await SubmitAsync(commands, wordsSent, cancellation).ConfigureAwait(false);
        await _pump.SettleAsync(cancellation).ConfigureAwait(false);
        // Spikes of the tick that empties the accumulators mean nothing.
        while (_pump.Link.TryTakeData(out _))
        {
        }
    }
}
