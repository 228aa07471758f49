// SPDX-License-Identifier: Apache-2.0
using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace NeuroCore.Daemon.Api;

/// <summary>Ways in.</summary>
internal enum EntranceKind
{
    /// <summary>The Unix domain socket.</summary>
    Socket,

    /// <summary>HTTP on the loopback address.</summary>
    Loopback,

    /// <summary>TLS, for other machines.</summary>
    Remote,
}

/// <summary>The way by which a connection came in; one without it is treated as one from another machine.</summary>
/// <param name="Kind">Which.</param>
internal sealed record Entrance(EntranceKind Kind)
{
    /// <summary>Marks the connections of a listener. After TLS, if it has that: what is seen here is HTTP.</summary>
    public static void Mark(ListenOptions listener, EntranceKind kind)
    {
        ArgumentNullException.ThrowIfNull(listener);
        listener.Protocols = HttpProtocols.Http1;
        ((IConnectionBuilder)listener).Use(next => connection =>
        {
            connection.Features.Set(new Entrance(kind));
            var answers = new SentenceWriter(connection.Transport.Output);
            connection.Features.Set(answers);
            connection.Transport = new Ends(connection.Transport.Input, answers);
            return next(connection);
        });
    }

    private sealed record Ends(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
