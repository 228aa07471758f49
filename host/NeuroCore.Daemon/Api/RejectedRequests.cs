// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace NeuroCore.Daemon.Api;

/// <summary>
/// What is no HTTP at all the server refuses by itself, with a status and nothing else, before the guard can see it. It tells
/// of that before it answers: the <see cref="SentenceWriter"/> of that connection then adds the sentence.
/// </summary>
internal sealed class RejectedRequests : IObserver<KeyValuePair<string, object?>>
{
    private const string Rejected = "Microsoft.AspNetCore.Server.Kestrel.BadRequest";

    /// <summary>Listens from now on.</summary>
    public static void Listen(DiagnosticListener server) => server.Subscribe(new RejectedRequests(), name => name == Rejected);

    /// <inheritdoc/>
    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is IFeatureCollection features && features.Get<IHttpResponseFeature>() is { HasStarted: false } response)
            features.Get<SentenceWriter>()?.Reject(Sentence(response.StatusCode));
    }

    /// <inheritdoc/>
    public void OnCompleted()
    {
    }

    /// <inheritdoc/>
    public void OnError(Exception error)
    {
    }

    private static string Sentence(int status) => status switch
    {
        StatusCodes.Status408RequestTimeout => "The request did not come in time: send all of it at once.",
        StatusCodes.Status413PayloadTooLarge => $"The body is longer than {ApiLimits.MostBodyBytes:N0} bytes: send less.",
        StatusCodes.Status414UriTooLong => "The first line of the request is too long: GET /openapi/v1.json tells what there is.",
        StatusCodes.Status431RequestHeaderFieldsTooLarge => "The headers of the request are too long, or too many: send fewer.",
        StatusCodes.Status505HttpVersionNotsupported => "The daemon speaks HTTP/1.1: send the request in that version.",
        _ => "This is no request in HTTP/1.1: look at its first line, its path and its headers.",
    };
}
