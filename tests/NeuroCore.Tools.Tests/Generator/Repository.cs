// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Generator;

namespace NeuroCore.Tools.Tests.Generator;

/// <summary>Where these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Description { get; } = File.ReadAllText(Path.Combine(Root, GeneratedFiles.DescriptionPath));

    public static string Boards { get; } = File.ReadAllText(Path.Combine(Root, BoardsPage.TablePath));

    public static string Configurations { get; } = File.ReadAllText(Path.Combine(Root, BuildParameters.ConfigurationsPath));

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, GeneratedFiles.DescriptionPath)))
                return folder.FullName;
        }

        throw new InvalidOperationException($"{AppContext.BaseDirectory} lies in no repository.");
    }
}
