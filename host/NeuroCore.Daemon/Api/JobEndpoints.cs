// SPDX-License-Identifier: Apache-2.0
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NeuroCore.Daemon.Boards;
using NeuroCore.Daemon.Jobs;
using NeuroCore.Daemon.Store;
using NeuroCore.Daemon.Telemetry;

namespace NeuroCore.Daemon.Api;

/// <summary>Jobs: send, list, look at, cancel.</summary>
/// <param name="store">Jobs on disk.</param>
/// <param name="pool">Boards.</param>
/// <param name="events">Told what happens.</param>
/// <param name="signal">Wakes boards.</param>
/// <param name="metrics">Counts.</param>
internal sealed class JobEndpoints(JobStore store, BoardPool pool, EventHub events, WorkSignal signal, DaemonMetrics metrics) : IDisposable
{
    // Compiling takes memory and time: many at a time would take the daemon from those who only ask.
    private readonly SemaphoreSlim _compiling = new(ApiLimits.MostCompiling);
    private readonly SemaphoreSlim _receiving = new(ApiLimits.MostReceiving);

    /// <summary>Adds the endpoints.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/jobs", (Delegate)SubmitAsync).WithSummary("Send a job; with a key that was sent before, the same job again.")
            .Accepts<JobRequest>("application/json").Produces<JobView>(201).Produces<JobView>(200)
            .Produces<ErrorView>(400).Produces<ErrorView>(409).Produces<ErrorView>(413).Produces<ErrorView>(415).Produces<ErrorView>(422);
        routes.MapGet("/v1/jobs", List).WithSummary("Jobs, the newest first.").Produces<JobsView>().Produces<ErrorView>(400);
        routes.MapGet("/v1/jobs/{id}", Get).WithSummary("A job.").Produces<JobView>().Produces<ErrorView>(404);
        routes.MapDelete("/v1/jobs/{id}", Cancel).WithSummary("Cancel a job; what was done by then is kept.").Produces<JobView>().Produces<ErrorView>(404).Produces<ErrorView>(409);
    }

    /// <summary>The number in a path.</summary>
    public static long Number(string id) => long.TryParse(id, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
        ? number
        : throw RequestException.Missing("There is no job of this number: jobs have numbers from 1 on.");

    /// <summary>A job that must exist.</summary>
    public static Job Existing(JobStore store, string id) => store.Find(Number(id)) ??
        throw RequestException.Missing($"There is no job {Number(id)}: GET /v1/jobs lists those there are.");

    /// <inheritdoc/>
    public void Dispose()
    {
        _compiling.Dispose();
        _receiving.Dispose();
    }

    private async Task<IResult> SubmitAsync(HttpContext context)
    {
        var body = await ReceiveAsync(context.Request, context.RequestAborted).ConfigureAwait(false);
        await _compiling.WaitAsync(context.RequestAborted).ConfigureAwait(false);
        try
        {
            var request = Parse(body);
            var digest = Convert.ToHexStringLower(SHA256.HashData(body));
            if (request.Key is { } key && store.FindKey(key) is { } there)
                return Again(there.Job, there.Request, digest);
            var (job, isNew) = store.Submit(JobCompiler.Compile(request), digest);
            if (!isNew)
                return Again(job, store.FindKey(job.Key!)!.Value.Request, digest);
            metrics.Submitted();
            events.Publish(JobEvent.Of(job));
            signal.Pulse();
            return Results.Json(View(job), ApiJson.Type<JobView>(), statusCode: StatusCodes.Status201Created);
        }
        finally
        {
            _compiling.Release();
        }
    }

    private async Task<byte[]> ReceiveAsync(HttpRequest request, CancellationToken cancellation)
    {
        await _receiving.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            using var body = new MemoryStream();
            var buffer = new byte[1 << 16];
            var length = 0L;
            for (var count = await request.Body.ReadAsync(buffer, cancellation).ConfigureAwait(false); count > 0; count = await request.Body.ReadAsync(buffer, cancellation).ConfigureAwait(false))
            {
                length += count;
                if (length <= ApiLimits.MostBodyBytes)
                    body.Write(buffer, 0, count);
            }

            if (length > ApiLimits.MostBodyBytes)
                throw new RequestException(StatusCodes.Status413PayloadTooLarge, $"The body is longer than {ApiLimits.MostBodyBytes:N0} bytes: send less.");
            return request.HasJsonContentType()
                ? body.ToArray()
                : throw new RequestException(StatusCodes.Status415UnsupportedMediaType, "A job is sent as JSON: send it with the header Content-Type: application/json.");
        }
        finally
        {
            _receiving.Release();
        }
    }

    private IResult Again(Job job, string then, string now) => then == now
        ? Results.Json(View(job), ApiJson.Type<JobView>())
        : throw new RequestException(StatusCodes.Status409Conflict, $"The key of this job is that of job {job.Id}, which was another: give each job a key of its own.");

    private static JobRequest Parse(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, ApiJson.Type<JobRequest>()) ?? throw RequestException.Bad("The body is null, but should be a job: send a JSON object.");
        }
        catch (JsonException error)
        {
            var place = error.LineNumber is { } line ? $" (line {line + 1}, byte {error.BytePositionInLine + 1}{(error.Path is { Length: > 1 and < 100 } path ? $", at {path}" : "")})" : "";
            throw RequestException.Bad($"The body is no job in JSON{place}: GET /openapi/v1.json tells which fields a job has.");
        }
    }

    private IResult List(string? state = null, string? before = null, string? limit = null)
    {
        JobState? wanted = null;
        if (state is not null)
        {
            if (!Enum.GetNames<JobState>().Contains(state, StringComparer.OrdinalIgnoreCase))
                throw RequestException.Bad($"There is no such state of a job: it is one of {string.Join(", ", Enum.GetNames<JobState>()).ToLowerInvariant()}.");
            wanted = Enum.Parse<JobState>(state, ignoreCase: true);
        }

        var most = limit is null ? 100 : Whole(limit, "limit", ApiLimits.MostListed);
        long? below = before is null ? null : Whole(before, "before", int.MaxValue);
        return Results.Json(new JobsView([.. store.List(wanted, below, most).Select(View)]), ApiJson.Type<JobsView>());
    }

    private static int Whole(string text, string what, int most) =>
        int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var value) && value >= 1 && value <= most
            ? value
            : throw RequestException.Bad($"`{what}` must be a number from 1 to {most}.");

    private IResult Get(string id) => Results.Json(View(Existing(store, id)), ApiJson.Type<JobView>());

    private IResult Cancel(string id)
    {
        var before = Existing(store, id);
        if (before.HasEnded)
            throw new RequestException(StatusCodes.Status409Conflict, $"Job {before.Id} has ended already: it is {before.State.ToString().ToLowerInvariant()}.");
        var job = store.Cancel(before.Id)!;
        pool.Cancel(job.Id);
        if (job.HasEnded)
            events.Publish(JobEvent.Of(job));
        return Results.Json(View(job), ApiJson.Type<JobView>());
    }

    private JobView View(Job job) => JobView.Of(job, job.State == JobState.Queued ? pool.WaitsFor(job) : null);
}
