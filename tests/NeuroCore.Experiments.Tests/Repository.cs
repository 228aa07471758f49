// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Experiments.Tests;

/// <summary>The folder that the project lives in.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) => File.Exists(Path.Combine(folder, "NeuroCore.sln"))
        ? folder
        : Find(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("The tests lie outside the repository."));
}
