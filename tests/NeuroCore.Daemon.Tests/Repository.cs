// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Daemon.Tests;

/// <summary>The project's folder.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>The command line, as it was built for these tests.</summary>
    public static string Command
    {
        get
        {
            var output = new DirectoryInfo(AppContext.BaseDirectory);
            return Path.Combine(Root, "host", "NeuroCore.Cli", "bin", output.Parent!.Name, output.Name, "NeuroCore.Cli.dll");
        }
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "NeuroCore.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run within the repository.");
    }
}
