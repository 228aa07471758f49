// SPDX-License-Identifier: Apache-2.0
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using NeuroCore.Daemon.Jobs;

namespace NeuroCore.Daemon.Tests;

/// <summary>Whatever comes in, the answer is a 4xx with one sentence, and the daemon goes on.</summary>
public sealed class Attacks : IAsyncLifetime, IDisposable
{
    private static readonly HttpMethod[] s_methods = [HttpMethod.Get, HttpMethod.Post, HttpMethod.Put, HttpMethod.Patch, HttpMethod.Delete, HttpMethod.Options, new("TRACE"), new("BREW")];

    private LocalDaemon _daemon = null!;
    private HttpClient _http = null!;

    public async Task InitializeAsync()
    {
        _daemon = await LocalDaemon.StartAsync("emulator");
        _http = new HttpClient { BaseAddress = _daemon.Http };
    }

    public async Task DisposeAsync() => await _daemon.DisposeAsync();

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task On_the_path_of_every_endpoint_get_a_sentence()
    {
        var description = JsonDocument.Parse(await _http.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)));
        var paths = description.RootElement.GetProperty("paths").EnumerateObject().Select(path => path.Name).ToList();
        Assert.InRange(paths.Count, 9, 100);
        string[] names = ["0", "-1", "99999999999999999999", "1e3", "%00", "..%2f..%2fetc%2fpasswd", "a'%20OR%201=1--", "%F0%9F%98%80", new string('9', 5000), "%25s%25n", "x"];
        foreach (var path in paths.Where(path => path.Contains('{', StringComparison.Ordinal)))
            foreach (var name in names)
                foreach (var method in s_methods)
                    await RefusedAsync(new HttpRequestMessage(method, path.Replace("{id}", name, StringComparison.Ordinal).Replace("{name}", name, StringComparison.Ordinal)));
        foreach (var path in new[] { "/", "/v1", "/v2/jobs", "/v1/jobs/1/2/3/4", "/v1/jobs?state=dead", "/v1/jobs?limit=0", "/v1/jobs?limit=1e9", "/v1/jobs?before=-1", "/v1/jobs?limit=1&limit=2", "/index.html", "/v1/boards/emulator/link?build=none" })
            await RefusedAsync(new HttpRequestMessage(HttpMethod.Get, path));
        await StillWorksAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("42")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("{\"description\":42}")]
    [InlineData("{\"description\":\"\"}")]
    [InlineData("{\"description\":\"a: [\",\"ticks\":1}")]
    [InlineData("{\"description\":\"name: x\",\"image\":\"AAAA\"}")]
    [InlineData("{\"image\":\"!\"}")]
    [InlineData("{\"image\":\"AAAA\"}")]
    [InlineData("{\"unknown\":1}")]
    [InlineData("{\"ticks\":1,\"ticks\":2}")]
    [InlineData("{\"ticks\":1e99}")]
    [InlineData("{\"ticks\":99999999999999999999}")]
    [InlineData("{\"priority\":\"high\"}")]
    [InlineData("\u0000\u0001\u0002")]
    public Task As_a_body_that_is_no_job_get_a_sentence(string body) => RefusedAsync(Post(body));

    [Fact]
    public async Task In_the_fields_of_a_good_job_get_a_sentence()
    {
        var good = new JobRequest { Description = Networks.Chain, Build = "tiny", Ticks = 10 };
        JobRequest[] bad =
        [
            good with { Build = "none" }, good with { Build = new string('x', 1000) }, good with { Ticks = -1 }, good with { Priority = 101 }, good with { Priority = int.MinValue },
            good with { TimeLimitSeconds = 0 }, good with { TimeLimitSeconds = 1e300 }, good with { UntilSpikes = 0 }, good with { UntilSpikes = 65_536 }, good with { Name = "a\nb" },
            good with { Key = "" }, good with { FromState = "AAAA" }, good with { FromState = "%" }, good with { Spikes = Json("1") }, good with { Spikes = Json("[1]") }, good with { Spikes = Json("[[0]]") },
            good with { Spikes = Json("[[0,\"nobody\",0]]") }, good with { Spikes = Json($"[[0,\"{Networks.Input}\",9999]]") }, good with { Spikes = Json($"[[10,\"{Networks.Input}\",0]]") },
            good with { Spikes = Json($"[[0,\"{Networks.Input}\",0,2]]") }, good with { Spikes = Json($"[[-1,\"{Networks.Input}\",0]]") }, good with { Spikes = Json($"[[0.5,\"{Networks.Input}\",0]]") },
            good with { Sources = [[0, 99_999]] }, good with { Sources = [[0]] }, good with { Sources = [null!] }, good with { Drives = [[0, 0, 70_000]] }, good with { Drives = [[0, int.MaxValue, 1]] },
            good with { Description = Networks.Chain + "\nmore: 1\n" }, good with { Description = new string('#', (1 << 20) + 1) }, good with { Description = "a: &x 1\nb: *x\n" },
            good with { Description = Networks.Chain.Replace("{ from_list: [[0, 0]] }", "{ from_csv: { file: /etc/passwd } }", StringComparison.Ordinal) },
        ];
        foreach (var request in bad)
            await RefusedAsync(Post(JsonSerializer.Serialize(request, Api.ApiJson.Options)));
        await StillWorksAsync();
    }

    [Fact]
    public async Task Of_any_size_and_shape_get_a_sentence()
    {
        var random = new Random(Seeds.Chosen(61));
        var image = new MemoryStream();
        Hardware.ImageFile.Write(image, JobCompiler.Compile(new JobRequest { Description = Networks.Chain, Build = "tiny" }).Image);
        for (var trial = 0; trial < 200; trial++)
        {
            var bytes = image.ToArray();
            for (var change = random.Next(1, 5); change > 0; change--)
                bytes[random.Next(bytes.Length)] ^= (byte)random.Next(1, 256);
            await RefusedAsync(Post($"{{\"image\":\"{Convert.ToBase64String(bytes.AsSpan(0, random.Next(2) == 0 ? bytes.Length : random.Next(bytes.Length)))}\",\"ticks\":1}}"));
        }

        await RefusedAsync(Post(new string('[', 100_000)));
        await RefusedAsync(Post("{\"description\":\"" + new string('x', Api.ApiLimits.MostBodyBytes) + "\"}"), HttpStatusCode.RequestEntityTooLarge);
        using var pieces = Post("");
        pieces.Content = new StreamContent(new EndlessStream(3L * Api.ApiLimits.MostBodyBytes));
        pieces.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        await RefusedAsync(pieces, HttpStatusCode.RequestEntityTooLarge);
        using var form = Post("description=x");
        form.Content!.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        await RefusedAsync(form, HttpStatusCode.UnsupportedMediaType);
        await StillWorksAsync();
    }

    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    public async Task Of_pages_in_a_browser_get_nothing(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/jobs");
        request.Headers.TryAddWithoutValidation(header, value);
        await RefusedAsync(request, HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Bearer ")]
    [InlineData("Bearer a-token-of-the-tests-0123456789-abcdefgi")]
    [InlineData("Bearer a-token-of-the-tests-0123456789-abcdefg")]
    [InlineData("Basic a-token-of-the-tests-0123456789-abcdefgh")]
    public async Task From_another_machine_without_the_token_get_nothing(string? authorization)
    {
        using var http = Remote();
        foreach (var path in new[] { "/", "/v1/health", "/v1/jobs", "/v1/boards", "/v1/events", "/metrics", "/openapi/v1.json", "/v1/boards/emulator/link" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            if (authorization is not null)
                request.Headers.TryAddWithoutValidation("Authorization", authorization);
            await RefusedAsync(request, HttpStatusCode.Unauthorized, http);
        }
    }

    [Fact]
    public async Task Are_none_when_the_token_is_right()
    {
        using var http = Remote();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", LocalDaemon.Token);
        Assert.Contains("well", await http.GetStringAsync(new Uri("/v1/health", UriKind.Relative)), StringComparison.Ordinal);
    }

    private HttpClient Remote() => new(new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, _, _) => true }) { BaseAddress = _daemon.Https };

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    private static HttpRequestMessage Post(string body) => new(HttpMethod.Post, "/v1/jobs") { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    private async Task RefusedAsync(HttpRequestMessage request, HttpStatusCode? status = null, HttpClient? http = null)
    {
        var what = $"{request.Method} {request.RequestUri}";
        using var response = await (http ?? _http).SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode is >= 400 and < 500, $"{what}: {response.StatusCode} {text}");
        Assert.Equal(status ?? response.StatusCode, response.StatusCode);
        Assert.True(text.Length > 0, $"{what}: {response.StatusCode} without a sentence");
        var sentence = JsonDocument.Parse(text).RootElement.GetProperty("error").GetString()!;
        Assert.True(sentence.Length > 20 && !sentence.Contains('\n', StringComparison.Ordinal) && !sentence.Contains("   at ", StringComparison.Ordinal), $"{what}: {sentence}");
        request.Dispose();
    }

    private async Task StillWorksAsync()
    {
        using var client = _daemon.Client();
        var job = await client.SubmitAsync(new JobRequest { Description = Networks.Chain, Build = "tiny" }, default);
        await foreach (var happened in client.EventsAsync(job.Id, default))
            Assert.NotEqual("failed", happened.Kind);
        Assert.Equal("done", (await client.JobAsync(job.Id, default)).State);
    }

    // A body whose length nobody knows beforehand.
    private sealed class EndlessStream(long length) : Stream
    {
        private long _left = length;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, _left);
            Array.Fill(buffer, (byte)' ', offset, read);
            _left -= read;
            return read;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
