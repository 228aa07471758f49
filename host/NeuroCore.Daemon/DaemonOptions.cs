// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Net;
using NeuroCore.Daemon.Boards;

namespace NeuroCore.Daemon;

/// <summary>How a daemon is set up.</summary>
internal sealed record DaemonOptions
{
    /// <summary>Folder of its jobs.</summary>
    public required string Data { get; init; }

    /// <summary>Path of its Unix domain socket.</summary>
    public required string Socket { get; init; }

    /// <summary>Port of HTTP on the loopback address; null: none; 0: any.</summary>
    public int? HttpPort { get; init; }

    /// <summary>Where it listens for other machines; null: nowhere.</summary>
    public RemoteAccess? Remote { get; init; }

    /// <summary>Boards that it is told of.</summary>
    public ImmutableArray<BoardSpec> Boards { get; init; } = [BoardSpec.UsualEmulator];

    /// <summary>True if it also takes every USB port with a board behind it that it finds.</summary>
    public bool FindsPorts { get; init; } = true;

    /// <summary>Least time from checkpoint to checkpoint of a job.</summary>
    public TimeSpan CheckpointPace { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long jobs that ended are kept; null: for ever.</summary>
    public TimeSpan? Keeps { get; init; }

    /// <summary>True for logs as JSON, one object a line.</summary>
    public bool LogsJson { get; init; }

    /// <summary>Least severe log that is written.</summary>
    public Microsoft.Extensions.Logging.LogLevel LogLevel { get; init; } = Microsoft.Extensions.Logging.LogLevel.Information;
}

/// <summary>Access from other machines: always TLS, always a token.</summary>
/// <param name="Endpoint">Where to listen.</param>
/// <param name="Certificate">PEM file of the certificate, and perhaps of its key.</param>
/// <param name="Key">PEM file of the key, if it is not in that of the certificate.</param>
/// <param name="Token">What clients have to know.</param>
internal sealed record RemoteAccess(IPEndPoint Endpoint, string Certificate, string? Key, string Token)
{
    /// <summary>Shortest token that is no invitation to guess.</summary>
    public const int LeastTokenCharacters = 32;
}
