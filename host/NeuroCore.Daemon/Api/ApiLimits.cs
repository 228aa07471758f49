// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Daemon.Api;

/// <summary>What a client may ask for at most.</summary>
internal static class ApiLimits
{
    /// <summary>Longest body, bytes: three times the largest image of today's builds.</summary>
    public const int MostBodyBytes = 16 << 20;

    /// <summary>Bytes of a body that is too long which are taken, so that its sender listens to the answer; one that is longer still is cut off.</summary>
    public const int MostBytesTaken = 4 * MostBodyBytes;

    /// <summary>Slowest body, bytes a second.</summary>
    public const double LeastBytesPerSecond = 16 << 10;

    /// <summary>Bodies that are received at the same time; others wait.</summary>
    public const int MostReceiving = 16;

    /// <summary>Deepest nesting of JSON.</summary>
    public const int MostDepth = 8;

    /// <summary>Jobs that are checked and compiled at the same time; others wait.</summary>
    public const int MostCompiling = 2;

    /// <summary>Jobs in one answer.</summary>
    public const int MostListed = 1000;

    /// <summary>Connections at the same time.</summary>
    public const int MostConnections = 256;

    /// <summary>Boards that are lent and streams that are listened to, together.</summary>
    public const int MostUpgraded = 64;
}
