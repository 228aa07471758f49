// SPDX-License-Identifier: Apache-2.0
using Microsoft.AspNetCore.Http;

namespace NeuroCore.Daemon.Api;

/// <summary>What a client gets when something is wrong.</summary>
/// <param name="Error">One sentence: what is wrong, where, what to do.</param>
internal sealed record ErrorView(string Error);

/// <summary>A mistake of a client.</summary>
/// <param name="status">Status of the answer, 4xx.</param>
/// <param name="sentence">What is wrong, where, what to do.</param>
internal sealed class RequestException(int status, string sentence) : Exception(sentence)
{
    /// <summary>Status of the answer.</summary>
    public int Status { get; } = status;

    /// <summary>There is no such thing.</summary>
    public static RequestException Missing(string sentence) => new(StatusCodes.Status404NotFound, sentence);

    /// <summary>The request makes no sense.</summary>
    public static RequestException Bad(string sentence) => new(StatusCodes.Status400BadRequest, sentence);
}
