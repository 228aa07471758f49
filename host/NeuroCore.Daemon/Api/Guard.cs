// SPDX-License-Identifier: Apache-2.0
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using NeuroCore.Hardware;

namespace NeuroCore.Daemon.Api;

/// <summary>
/// Stands before everything: who may come in, and that every mistake becomes a status and one sentence. The Unix domain socket
/// is guarded by the rights of its folder. A browser can reach the loopback address on behalf of any page, so there the host's
/// name must be the machine's own and no page of another origin may ask. From elsewhere, the token is looked at first of all.
/// </summary>
/// <param name="options">How the daemon is set up.</param>
/// <param name="log">Mistakes of the daemon itself.</param>
internal sealed partial class Guard(DaemonOptions options, ILogger<Guard> log) : IMiddleware
{
    private const string Scheme = "Bearer ";

    /// <inheritdoc/>
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (Refusal(context) is var (status, sentence))
        {
            await WriteAsync(context, status, sentence).ConfigureAwait(false);
            return;
        }

        try
        {
            await next(context).ConfigureAwait(false);
            if (context.Response is { HasStarted: false, StatusCode: >= 400 and < 500, ContentLength: null, ContentType: null })
                await WriteAsync(context, context.Response.StatusCode, Sentence(context)).ConfigureAwait(false);
        }
        catch (RequestException error)
        {
            await WriteAsync(context, error.Status, error.Message).ConfigureAwait(false);
        }
        catch (NeuroCoreException error)
        {
            await WriteAsync(context, StatusCodes.Status422UnprocessableEntity, error.Message).ConfigureAwait(false);
        }
        catch (BadHttpRequestException error)
        {
            // What comes behind is no request either.
            if (!context.Response.HasStarted)
                context.Response.Headers.Connection = "close";
            await WriteAsync(context, error.StatusCode, error.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? $"The body is longer than {ApiLimits.MostBodyBytes:N0} bytes: send less."
                : $"This is no request that the daemon understands ({error.Message.TrimEnd('.')}).").ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            LogGone(log);
        }
        catch (Exception error) when (error is not OutOfMemoryException && !context.Response.HasStarted)
        {
            LogMistake(log, error, context.GetEndpoint()?.DisplayName);
            await WriteAsync(context, StatusCodes.Status500InternalServerError, "The daemon met a mistake of its own; its log tells more.").ConfigureAwait(false);
        }
    }

    private (int Status, string Sentence)? Refusal(HttpContext context)
    {
        switch (context.Features.Get<Entrance>()?.Kind)
        {
            case EntranceKind.Socket:
                return null;
            case EntranceKind.Loopback:
                break;
            default:
                return HasToken(context)
                    ? null
                    : (StatusCodes.Status401Unauthorized, "From another machine the daemon answers those alone who know its token: send the header Authorization: Bearer <token>.");
        }

        var host = context.Request.Host.Host;
        if (host is not ("localhost" or "127.0.0.1" or "[::1]"))
            return (StatusCodes.Status403Forbidden, "On the loopback address the daemon answers to localhost, 127.0.0.1 and [::1]: use one of them as the host.");
        return context.Request.Headers.Origin.Count > 0
            ? (StatusCodes.Status403Forbidden, "The daemon does not answer pages in a browser: use a program.")
            : null;
    }

    private bool HasToken(HttpContext context)
    {
        var header = context.Request.Headers.Authorization;
        if (options.Remote is not { } remote || header.Count != 1 || header[0] is not { } text || !text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return false;
        // Digests have one length, so that the time of the comparison tells nothing.
        var given = SHA256.HashData(Encoding.UTF8.GetBytes(text[Scheme.Length..].Trim()));
        return CryptographicOperations.FixedTimeEquals(given, SHA256.HashData(Encoding.UTF8.GetBytes(remote.Token)));
    }

    private static string Sentence(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => "There is nothing at this path: GET /openapi/v1.json tells what there is.",
        StatusCodes.Status405MethodNotAllowed => "This path does not take this method: GET /openapi/v1.json tells which it takes.",
        StatusCodes.Status413PayloadTooLarge => $"The body is longer than {ApiLimits.MostBodyBytes:N0} bytes: send less.",
        StatusCodes.Status415UnsupportedMediaType => "The body must be JSON: send it with the header Content-Type: application/json.",
        _ => "This is no request that the daemon understands: GET /openapi/v1.json tells which it does.",
    };

    private static async Task WriteAsync(HttpContext context, int status, string sentence)
    {
        if (context.Response.HasStarted)
        {
            context.Abort();
            return;
        }

        var closes = context.Response.Headers.Connection;
        context.Response.Clear();
        if (closes.Count > 0)
            context.Response.Headers.Connection = closes;
        context.Response.StatusCode = status;
        await context.Response.WriteAsJsonAsync(new ErrorView(sentence), ApiJson.Type<ErrorView>(), cancellationToken: context.RequestAborted).ConfigureAwait(false);
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "A client went away before it had its answer")]
    private static partial void LogGone(ILogger log);

    [LoggerMessage(Level = LogLevel.Error, Message = "A request to {Endpoint} met a mistake")]
    private static partial void LogMistake(ILogger log, Exception error, string? endpoint);
}
