// SPDX-License-Identifier: Apache-2.0
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using NeuroCore.Daemon.Boards;
using NeuroCore.Daemon.Store;
using NeuroCore.Hardware;

namespace NeuroCore.Daemon.Api;

/// <summary>Boards: list them, and borrow one.</summary>
/// <param name="pool">Boards.</param>
/// <param name="store">Jobs on disk.</param>
/// <param name="gate">How many may borrow.</param>
/// <param name="lifetime">Ends loans when the daemon ends.</param>
internal sealed class BoardEndpoints(BoardPool pool, JobStore store, UpgradeGate gate, IHostApplicationLifetime lifetime)
{
    /// <summary>Protocol that a loan changes to: the bytes of the board's link.</summary>
    public const string Protocol = "neurocore-link";

    /// <summary>Adds the endpoints.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/health", Health).WithSummary("Whether the daemon is well.").Produces<HealthView>();
        routes.MapGet("/v1/boards", () => Results.Json(new BoardsView([.. pool.Statuses.Select(BoardView.Of)]), ApiJson.Type<BoardsView>()))
            .WithSummary("Every board and how it is.").Produces<BoardsView>();
        routes.MapGet("/v1/boards/{name}", (string name) => Results.Json(BoardView.Of(Existing(name).Status), ApiJson.Type<BoardView>()))
            .WithSummary("A board.").Produces<BoardView>().Produces<ErrorView>(404);
        routes.MapGet("/v1/boards/{name}/link", LendAsync)
            .WithSummary($"Borrow a board between two jobs: with the headers Connection: Upgrade and Upgrade: {Protocol} the connection becomes the bytes of its link.")
            .Produces(101).Produces<ErrorView>(400).Produces<ErrorView>(404).Produces<ErrorView>(422);
    }

    private BoardWorker Existing(string name) => pool.Find(name) ??
        throw RequestException.Missing("There is no board of this name: GET /v1/boards lists those there are.");

    private IResult Health() => Results.Json(
        new HealthView(
            "well", typeof(BoardEndpoints).Assembly.GetName().Version!.ToString(3), Environment.ProcessId,
            store.Counts().ToDictionary(entry => entry.Key.ToString().ToLowerInvariant(), entry => entry.Value),
            pool.Statuses.GroupBy(board => board.State).ToDictionary(group => group.Key.ToString().ToLowerInvariant(), group => group.Count())),
        ApiJson.Type<HealthView>());

    private async Task LendAsync(HttpContext context, string name, string? build = null)
    {
        var board = Existing(name);
        if (context.Features.Get<IHttpUpgradeFeature>() is not { IsUpgradableRequest: true } upgrade || context.Request.Headers.Upgrade != Protocol)
            throw RequestException.Bad($"A board is borrowed with the headers Connection: Upgrade and Upgrade: {Protocol}.");
        var target = Configurations.Named(build ?? board.Status.Build ?? "icebreaker");
        using var place = gate.Enter();
        var lease = new Lease(target, context.RequestAborted);
        board.Lend(lease);
        try
        {
            var open = await lease.GrantedAsync().ConfigureAwait(false);
            context.Response.Headers.Upgrade = Protocol;
            var stream = await upgrade.UpgradeAsync().ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
                await lease.PassAsync(open, stream, lifetime.ApplicationStopping).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            context.Abort();
        }
        finally
        {
            lease.End();
        }
    }
}
