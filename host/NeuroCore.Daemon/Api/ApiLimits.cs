// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Daemon.Api;

/// <summary>What a client may ask for at most.</summary>
internal static class ApiLimits
{
    /// <summary>Longest body, bytes: three times the largest image of today's builds.</summary>
    public const int MostBodyBytes = 16 << 20;

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
