// SPDX-License-Identifier: Apache-2.0
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using NeuroCore.Daemon.Api;
using NeuroCore.Daemon.Jobs;
using NeuroCore.Hardware;

namespace NeuroCore.Daemon.Client;

/// <summary>Talks to the daemon of this machine.</summary>
internal sealed class DaemonClient : IDisposable
{
    private static readonly TimeSpan s_connect = TimeSpan.FromSeconds(2);

    private readonly HttpClient _http;

    private DaemonClient(string socket)
    {
        Socket = socket;
        _http = new HttpClient(new SocketsHttpHandler { ConnectCallback = (_, cancellation) => ConnectAsync(socket, cancellation), ConnectTimeout = s_connect })
        {
            BaseAddress = new Uri("http://localhost"),
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>Path of the daemon's socket.</summary>
    public string Socket { get; }

    /// <summary>A client of the daemon that runs; null if none does.</summary>
    public static DaemonClient? Find() => DaemonAddress.Candidates.Where(Listens).Select(path => new DaemonClient(path)).FirstOrDefault();

    /// <summary>A client of the daemon that runs.</summary>
    /// <exception cref="NeuroCoreException">None does.</exception>
    public static DaemonClient Require() => Find() ??
        throw new NeuroCoreException($"No daemon runs here: start one with `neurocore serve`, or say with {DaemonAddress.Variable} where its socket is.");

    /// <summary>A client of the daemon at a socket.</summary>
    public static DaemonClient At(string socket) => new(socket);

    /// <summary>Boards of the daemon.</summary>
    public async Task<IReadOnlyList<BoardView>> BoardsAsync(CancellationToken cancellation) =>
        (await GetAsync<BoardsView>("/v1/boards", cancellation).ConfigureAwait(false)).Boards;

    /// <summary>Sends a job.</summary>
    public async Task<JobView> SubmitAsync(JobRequest request, CancellationToken cancellation)
    {
        using var response = await _http.PostAsJsonAsync("/v1/jobs", request, ApiJson.Type<JobRequest>(), cancellation).ConfigureAwait(false);
        return await ReadAsync<JobView>(response, cancellation).ConfigureAwait(false);
    }

    /// <summary>Jobs, the newest first.</summary>
    public async Task<IReadOnlyList<JobView>> JobsAsync(CancellationToken cancellation) =>
        (await GetAsync<JobsView>("/v1/jobs", cancellation).ConfigureAwait(false)).Jobs;

    /// <summary>A job.</summary>
    public Task<JobView> JobAsync(long id, CancellationToken cancellation) => GetAsync<JobView>($"/v1/jobs/{id}", cancellation);

    /// <summary>Cancels a job.</summary>
    public async Task<JobView> CancelAsync(long id, CancellationToken cancellation)
    {
        using var response = await _http.DeleteAsync(new Uri($"/v1/jobs/{id}", UriKind.Relative), cancellation).ConfigureAwait(false);
        return await ReadAsync<JobView>(response, cancellation).ConfigureAwait(false);
    }

    /// <summary>What a job gave.</summary>
    public Task<ResultView> ResultAsync(long id, CancellationToken cancellation) => GetAsync<ResultView>($"/v1/jobs/{id}/result", cancellation);

    /// <summary>Spikes of a job as CSV.</summary>
    public async Task CopySpikesAsync(long id, Stream to, CancellationToken cancellation)
    {
        using var response = await _http.GetAsync(new Uri($"/v1/jobs/{id}/spikes", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
        await RequireFineAsync(response, cancellation).ConfigureAwait(false);
        await response.Content.CopyToAsync(to, cancellation).ConfigureAwait(false);
    }

    /// <summary>What happens to a job, until it has ended.</summary>
    public async IAsyncEnumerable<JobEvent> EventsAsync(long id, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/jobs/{id}/events");
        request.Headers.Accept.ParseAdd("application/x-ndjson");
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
        await RequireFineAsync(response, cancellation).ConfigureAwait(false);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false));
        while (await lines.ReadLineAsync(cancellation).ConfigureAwait(false) is { } line)
            if (line.Length > 0)
                yield return JsonSerializer.Deserialize(line, ApiJson.Type<JobEvent>())!;
    }

    /// <summary>Borrows a board: its link as a transport, once the job that it runs is done.</summary>
    /// <param name="board">Name of the board.</param>
    /// <param name="build">Build that is wanted of an emulator.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<LentBoard> BorrowAsync(string board, string? build, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/boards/{Uri.EscapeDataString(board)}/link{(build is null ? "" : $"?build={Uri.EscapeDataString(build)}")}");
        request.Headers.Connection.Add("Upgrade");
        request.Headers.Upgrade.ParseAdd(BoardEndpoints.Protocol);
        var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.SwitchingProtocols)
            return new LentBoard(board, response, await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false));
        using (response)
            await RequireFineAsync(response, cancellation).ConfigureAwait(false);
        throw new NeuroCoreException($"The daemon did not lend the board {board}: it is of another version than this program.");
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static bool Listens(string path)
    {
        if (!File.Exists(path))
            return false;
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(path));
            return true;
        }
        catch (SocketException)
        {
            return false; // what a killed daemon left, or that of somebody else
        }
    }

    private static async ValueTask<Stream> ConnectAsync(string path, CancellationToken cancellation)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellation).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<T> GetAsync<T>(string path, CancellationToken cancellation)
    {
        using var response = await _http.GetAsync(new Uri(path, UriKind.Relative), cancellation).ConfigureAwait(false);
        return await ReadAsync<T>(response, cancellation).ConfigureAwait(false);
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage response, CancellationToken cancellation)
    {
        await RequireFineAsync(response, cancellation).ConfigureAwait(false);
        return (await response.Content.ReadFromJsonAsync(ApiJson.Type<T>(), cancellation).ConfigureAwait(false))!;
    }

    private static async Task RequireFineAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        if (response.IsSuccessStatusCode)
            return;
        var problem = await response.Content.ReadFromJsonAsync(ApiJson.Type<ErrorView>(), cancellation).ConfigureAwait(false);
        throw new NeuroCoreException(problem!.Error);
    }
}
