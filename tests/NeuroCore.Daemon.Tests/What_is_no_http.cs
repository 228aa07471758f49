// SPDX-License-Identifier: Apache-2.0
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace NeuroCore.Daemon.Tests;

/// <summary>Bytes that are no request: each connection gets a 4xx or 505 with a sentence, or is closed, and the daemon goes on.</summary>
public sealed class What_is_no_http : IAsyncLifetime
{
    private static readonly byte[] s_beginning = "GET /v1/jobs HTTP/1.1\r\nHost: localhost\r\n"u8.ToArray();
    private LocalDaemon _daemon = null!;

    public async Task InitializeAsync() => _daemon = await LocalDaemon.StartAsync("emulator");

    public async Task DisposeAsync() => await _daemon.DisposeAsync();

    [Theory]
    [InlineData("GET /v1/jobs/%00 HTTP/1.1\r\nHost: localhost\r\n\r\n", 400)]
    [InlineData("GET /v1/jobs HTTP/1.1\r\n\r\n", 400)]
    [InlineData("GET /v1/jobs HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n", 400)]
    [InlineData("GET /v1/jobs HTTP/1.1\r\nHost: evil example\r\n\r\n", 400)]
    [InlineData("GET v1/jobs HTTP/1.1\r\nHost: localhost\r\n\r\n", 400)]
    [InlineData("GET /v1/jobs HTTP/9.9\r\nHost: localhost\r\n\r\n", 505)]
    [InlineData("GET /v1/jobs\r\n\r\n", 400)]
    [InlineData("hello\r\n\r\n", 400)]
    [InlineData("GET /v1/jobs HTTP/1.1\r\nHost localhost\r\n\r\n", 400)]
    [InlineData("POST /v1/jobs HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: -1\r\n\r\n", 400)]
    [InlineData("POST /v1/jobs HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 400)]
    [InlineData("POST /v1/jobs HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 99999999999\r\n\r\n", 413)]
    public async Task Gets_a_sentence(string request, int status) => await RefusedAsync(Encoding.ASCII.GetBytes(request), status);

    [Fact]
    public async Task Gets_a_sentence_when_it_is_too_long()
    {
        await RefusedAsync(Encoding.ASCII.GetBytes($"GET /{new string('x', 20_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n"), 414);
        await RefusedAsync(Encoding.ASCII.GetBytes($"GET /v1/jobs HTTP/1.1\r\nHost: localhost\r\nX-Long: {new string('x', 50_000)}\r\n\r\n"), 431);
        await RefusedAsync(Encoding.ASCII.GetBytes($"GET /v1/jobs HTTP/1.1\r\nHost: localhost\r\n{string.Concat(Enumerable.Repeat("X: y\r\n", 200))}\r\n"), 431);
    }

    [Fact]
    public async Task Does_nothing_to_the_daemon_when_it_is_noise()
    {
        var seed = Seeds.Chosen(63);
        var random = new Random(seed);
        for (var trial = 0; trial < 200; trial++)
        {
            var noise = new byte[random.Next(1, 3000)];
            random.NextBytes(noise);
            // Some that begins as a request does.
            if (random.Next(2) == 0)
                s_beginning.AsSpan(0, Math.Min(noise.Length, random.Next(s_beginning.Length))).CopyTo(noise);
            var (text, _) = await AskAsync(noise, isAll: true);
            Assert.True(text.Length == 0 || text.StartsWith("HTTP/1.1 4", StringComparison.Ordinal) || text.StartsWith("HTTP/1.1 505", StringComparison.Ordinal), $"{text} {Seeds.Replay(seed, nameof(What_is_no_http))}");
        }

        using var client = _daemon.Client();
        Assert.Single(await client.BoardsAsync(default));
    }

    private async Task RefusedAsync(byte[] request, int status)
    {
        var (text, body) = await AskAsync(request, isAll: false);
        Assert.StartsWith($"HTTP/1.1 {status} ", text, StringComparison.Ordinal);
        var sentence = JsonDocument.Parse(body).RootElement.GetProperty("error").GetString()!;
        Assert.True(sentence.Length > 20 && sentence.EndsWith('.') && !sentence.Contains('\n', StringComparison.Ordinal), sentence);
    }

    private async Task<(string Text, string Body)> AskAsync(byte[] request, bool isAll)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(_daemon.Http.Host, _daemon.Http.Port);
        var answer = new MemoryStream();
        try
        {
            await socket.SendAsync(request);
            if (isAll)
                socket.Shutdown(SocketShutdown.Send);
            var buffer = new byte[4096];
            for (var count = await socket.ReceiveAsync(buffer); count > 0; count = await socket.ReceiveAsync(buffer))
                answer.Write(buffer, 0, count);
        }
        catch (SocketException)
        {
            // The daemon closed the connection before it had taken all: what it said until then counts.
        }

        var text = Encoding.UTF8.GetString(answer.ToArray());
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        // The object of the first answer, which may come in chunks.
        var (open, close) = end < 0 ? (-1, -1) : (text.IndexOf('{', end), text.IndexOf('}', end));
        return (text, open < 0 || close < open ? "" : text[open..(close + 1)]);
    }
}
