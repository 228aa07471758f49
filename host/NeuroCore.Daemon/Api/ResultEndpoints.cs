// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NeuroCore.Daemon.Jobs;
using NeuroCore.Daemon.Store;
using NeuroCore.Hardware;
using NeuroCore.Link;

namespace NeuroCore.Daemon.Api;

/// <summary>What jobs gave.</summary>
/// <param name="store">Jobs on disk.</param>
internal sealed class ResultEndpoints(JobStore store)
{
    // Beyond that an answer in one piece would be large: the CSV comes piece by piece.
    private const int MostSpikesInJson = 1_000_000;
    private const int MostCharactersWaiting = 64 * 1024;

    /// <summary>Adds the endpoints.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/jobs/{id}/result", Result).WithSummary("What a job that ended gave.")
            .Produces<ResultView>().Produces<ErrorView>(404).Produces<ErrorView>(409).Produces<ErrorView>(413);
        routes.MapGet("/v1/jobs/{id}/spikes", SpikesAsync).WithSummary("Spikes of a job, as far as it is, as CSV: tick, population, index, and sign where there are signs.")
            .Produces(200, contentType: "text/csv").Produces<ErrorView>(404);
        routes.MapGet("/v1/jobs/{id}/samples", SamplesAsync).WithSummary("Sampled values of a job, as far as it is, as CSV: tick, bank, address, value.")
            .Produces(200, contentType: "text/csv").Produces<ErrorView>(404);
    }

    private IResult Result(string id)
    {
        var job = JobEndpoints.Existing(store, id);
        if (!job.HasEnded)
            throw new RequestException(StatusCodes.Status409Conflict, $"Job {job.Id} has not ended: it is {job.State.ToString().ToLowerInvariant()}, {job.TicksDone} of {job.Ticks} ticks are done.");
        if (job.Spikes > MostSpikesInJson)
            throw new RequestException(StatusCodes.Status413PayloadTooLarge, $"Job {job.Id} has {job.Spikes} spikes: GET /v1/jobs/{job.Id}/spikes has them as CSV.");
        var image = store.ImageOf(job.Id);
        var signs = image.Target.Has(Capabilities.Bipolar);
        var places = Places(image);
        var lists = places.Select(_ => new List<long[]>()).ToList();
        foreach (var spike in store.Spikes(job.Id))
        {
            var number = places.FindIndex(place => place.Holds(spike.Neuron));
            if (number >= 0)
                lists[number].Add(signs
                    ? [spike.Tick - job.FirstTick, places[number].Index(spike.Neuron), spike.Sign]
                    : [spike.Tick - job.FirstTick, places[number].Index(spike.Neuron)]);
        }

        return Results.Json(
            new ResultView(
                job.Id, job.Name, job.State.ToString().ToLowerInvariant(), job.TicksDone, job.Ticks, job.FirstTick, job.Clocks, job.Spikes, job.Digest!,
                image.Metadata.TickSeconds, [.. places.Select((place, number) => new PopulationView(place.Name, place.Count, lists[number]))], job.Problem),
            ApiJson.Type<ResultView>());
    }

    private Task SpikesAsync(HttpContext context, string id)
    {
        var job = JobEndpoints.Existing(store, id);
        var image = store.ImageOf(job.Id);
        var places = Places(image);
        var signs = image.Target.Has(Capabilities.Bipolar);
        return WriteAsync(context, signs ? "tick,population,index,sign" : "tick,population,index", store.Spikes(job.Id).Select(spike => Line(spike, job, places, signs)));
    }

    private Task SamplesAsync(HttpContext context, string id)
    {
        var job = JobEndpoints.Existing(store, id);
        return WriteAsync(context, "tick,bank,address,value", store.Samples(job.Id).Select(sample =>
            string.Create(CultureInfo.InvariantCulture, $"{sample.Tick - job.FirstTick},{sample.Bank},{sample.Address},{sample.Value}")));
    }

    private static List<PopulationPlace> Places(RegisterImage image)
    {
        var places = image.Metadata.Populations.Where(place => !place.IsInput).ToList();
        return places.Count > 0 ? places : [new PopulationPlace("neurons", IsInput: false, 0, image.Neurons)];
    }

    private static string Line(Spike spike, Job job, List<PopulationPlace> places, bool signs)
    {
        var place = places.Find(place => place.Holds(spike.Neuron));
        var sign = signs ? $",{spike.Sign}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{spike.Tick - job.FirstTick},{place?.Name},{place?.Index(spike.Neuron) ?? spike.Neuron}{sign}");
    }

    private static async Task WriteAsync(HttpContext context, string heading, IEnumerable<string> lines)
    {
        context.Response.ContentType = "text/csv";
        var text = new StringBuilder(heading).Append('\n');
        foreach (var line in lines)
        {
            text.Append(line).Append('\n');
            if (text.Length < MostCharactersWaiting)
                continue;
            await context.Response.WriteAsync(text.ToString(), context.RequestAborted).ConfigureAwait(false);
            text.Clear();
        }

        await context.Response.WriteAsync(text.ToString(), context.RequestAborted).ConfigureAwait(false);
    }
}
