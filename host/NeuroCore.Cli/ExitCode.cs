// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Cli;

/// <summary>What the command returns to the shell.</summary>
public static class ExitCode
{
    /// <summary>All went well.</summary>
    public const int Fine = 0;

    /// <summary>It did not, and one sentence says why.</summary>
    public const int Failed = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;

    /// <summary>It was cancelled, as with Ctrl-C.</summary>
    public const int Cancelled = 130;
}
