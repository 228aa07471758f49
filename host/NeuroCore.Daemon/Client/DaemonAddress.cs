// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Daemon.Client;

/// <summary>Where a daemon of this machine is found.</summary>
internal static class DaemonAddress
{
    /// <summary>Names the socket, instead of the usual one; "none" for none.</summary>
    public const string Variable = "NEUROCORE_SOCKET";

    private const string None = "none";
    private const string OfSystem = "/run/neurocore/daemon.sock";

    /// <summary>The socket that a daemon of this user makes unless told otherwise, in a folder that nobody else can make.</summary>
    public static string Own => Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR") is { Length: > 0 } folder
        ? Path.Combine(folder, "neurocore", "daemon.sock")
        : Path.Combine(Data, "daemon.sock");

    /// <summary>The folder of jobs of a daemon of this user unless told otherwise.</summary>
    public static string Data => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "neurocore");

    /// <summary>Sockets to try, the likeliest first.</summary>
    public static IReadOnlyList<string> Candidates => Environment.GetEnvironmentVariable(Variable) switch
    {
        None => [],
        { Length: > 0 } path => [path],
        _ => [Own, OfSystem],
    };
}
