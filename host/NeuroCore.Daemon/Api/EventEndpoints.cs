// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using NeuroCore.Daemon.Jobs;
using NeuroCore.Daemon.Store;

namespace NeuroCore.Daemon.Api;

/// <summary>
/// What happens, as it happens: server-sent events, or one JSON object a line for those who ask for
/// <c>application/x-ndjson</c>. The stream of a job begins with how it is and ends with it.
/// </summary>
/// <param name="store">Jobs on disk.</param>
/// <param name="hub">What happens.</param>
/// <param name="gate">How many may listen.</param>
/// <param name="lifetime">Ends streams when the daemon ends.</param>
internal sealed class EventEndpoints(JobStore store, EventHub hub, UpgradeGate gate, IHostApplicationLifetime lifetime)
{
    private const string Lines = "application/x-ndjson";
    private static readonly TimeSpan s_heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>Adds the endpoints.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/events", (Delegate)((HttpContext context) => StreamAsync(context, null))).WithSummary("What happens to all jobs, as it happens.")
            .Produces<JobEvent>(200, "text/event-stream", Lines);
        routes.MapGet("/v1/jobs/{id}/events", (HttpContext context, string id) => StreamAsync(context, JobEndpoints.Existing(store, id).Id))
            .WithSummary("What happens to a job, until it has ended.").Produces<JobEvent>(200, "text/event-stream", Lines).Produces<ErrorView>(404);
    }

    private async Task StreamAsync(HttpContext context, long? job)
    {
        using var place = gate.Enter();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        using var listening = hub.Listen();
        var asLines = context.Request.Headers.Accept.Any(accept => accept?.Contains(Lines, StringComparison.OrdinalIgnoreCase) == true);
        context.Response.ContentType = asLines ? Lines : "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.StartAsync(end.Token).ConfigureAwait(false);
        try
        {
            // Listened to before looked at, so that nothing falls between the two.
            if (job is { } id && await WriteAsync(context, JobEvent.Of(store.Find(id)!), asLines, end.Token).ConfigureAwait(false))
                return;
            await context.Response.Body.FlushAsync(end.Token).ConfigureAwait(false);
            var waiting = listening.Events.WaitToReadAsync(end.Token).AsTask();
            while (true)
            {
                if (await Task.WhenAny(waiting, Task.Delay(s_heartbeat, end.Token)).ConfigureAwait(false) != waiting)
                {
                    end.Token.ThrowIfCancellationRequested();
                    await context.Response.WriteAsync(asLines ? "\n" : ": still there\n\n", end.Token).ConfigureAwait(false);
                    continue;
                }

                await waiting.ConfigureAwait(false);
                while (listening.Events.TryRead(out var happened))
                    if ((job is null || happened.Job == job) && await WriteAsync(context, happened, asLines, end.Token).ConfigureAwait(false) && job is not null)
                        return;
                waiting = listening.Events.WaitToReadAsync(end.Token).AsTask();
            }
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // The daemon ends, and with it the stream; the job goes on with the next one.
            context.Response.HttpContext.Abort();
        }
    }

    // True if it was the last of its job.
    private static async Task<bool> WriteAsync(HttpContext context, JobEvent happened, bool asLines, CancellationToken cancellation)
    {
        var json = JsonSerializer.Serialize(happened, ApiJson.Type<JobEvent>());
        await context.Response.WriteAsync(asLines ? json + "\n" : $"event: {happened.Kind}\ndata: {json}\n\n", cancellation).ConfigureAwait(false);
        await context.Response.Body.FlushAsync(cancellation).ConfigureAwait(false);
        return happened.IsLast;
    }
}
