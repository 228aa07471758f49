// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Generator;

/// <summary>All files that follow from the description.</summary>
/// <param name="Files">Path from the root of the repository, with forward slashes, and text.</param>
public sealed record GeneratedFiles(ImmutableSortedDictionary<string, string> Files)
{
    /// <summary>The description, from the root of the repository.</summary>
    public const string DescriptionPath = "hdl/registers/registers.yaml";

    private const string CSharpFolder = "host/NeuroCore.Hardware/Generated";

    /// <summary>The files that follow from a description and a table of boards.</summary>
    /// <param name="description">The description.</param>
    /// <param name="boards">Text of the table of boards.</param>
    public static GeneratedFiles From(Description description, string boards)
    {
        var files = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        files.Add("hdl/registers/neurocore_registers.vh", VerilogHeader.Write(description));
        files.Add("hdl/registers/README.md", ReadmePage.Write(description));
        files.Add(BoardsPage.PagePath, BoardsPage.Write(boards));
        foreach (var (name, text) in CSharpConstants.Write(description))
            files.Add($"{CSharpFolder}/{name}", text);
        return new GeneratedFiles(files.ToImmutable());
    }

    /// <summary>What a generated file follows from, from the root of the repository.</summary>
    public static string OriginOf(string path) => path == BoardsPage.PagePath ? BoardsPage.TablePath : DescriptionPath;

    /// <summary>Paths that are missing or differ, or that nothing generates any more.</summary>
    /// <param name="root">Root of the repository.</param>
    public ImmutableArray<string> Drifted(string root) =>
    [
        .. Files.Where(file => !File.Exists(Path.Combine(root, file.Key)) || File.ReadAllText(Path.Combine(root, file.Key)) != file.Value)
            .Select(file => file.Key)
            .Concat(Abandoned(root))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Writes the files that drifted and removes those that nothing generates any more.</summary>
    /// <param name="root">Root of the repository.</param>
    /// <returns>Paths that were written or removed.</returns>
    public ImmutableArray<string> Write(string root)
    {
        var drifted = Drifted(root);
        foreach (var path in drifted)
        {
            var full = Path.Combine(root, path);
            if (Files.TryGetValue(path, out var text))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(full) ?? root);
                File.WriteAllText(full, text);
            }
            else
            {
                File.Delete(full);
            }
        }

        return drifted;
    }

    private IEnumerable<string> Abandoned(string root)
    {
        var folder = Path.Combine(root, CSharpFolder);
        return Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.g.cs").Select(path => $"{CSharpFolder}/{Path.GetFileName(path)}").Where(path => !Files.ContainsKey(path))
            : [];
    }
}
