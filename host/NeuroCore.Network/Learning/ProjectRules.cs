// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Network;

/// <summary>The rules that come with the project, from <c>firmware/</c>; they travel inside the assembly.</summary>
public static class ProjectRules
{
    /// <summary>How names of files with a rule end.</summary>
    public const string Extension = ".rule";

    private const string Folder = "rules/";

    /// <summary>Names of the rules, sorted.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        .. typeof(ProjectRules).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && name.EndsWith(Extension, StringComparison.Ordinal))
            .Select(name => name[Folder.Length..^Extension.Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The text of a rule; null if there is none of this name.</summary>
    /// <param name="name">Its name, without an extension.</param>
    public static string? Find(string name)
    {
        if (!All.Contains(name))
            return null;
        using var reader = new StreamReader(typeof(ProjectRules).Assembly.GetManifestResourceStream($"{Folder}{name}{Extension}")!);
        return reader.ReadToEnd();
    }
}
