// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Cli;

/// <summary>Files that a command reads and writes must be different ones.</summary>
internal static class FileNames
{
    /// <summary>What is wrong with the names.</summary>
    /// <param name="read">Files that are read; null: not asked for.</param>
    /// <param name="written">Files that are written.</param>
    /// <returns>A sentence for each file that is written twice, or over one that is read.</returns>
    public static IEnumerable<string> Problems(IEnumerable<string?> read, IEnumerable<string?> written)
    {
        var inputs = read.OfType<string>().Select(Full).ToHashSet(StringComparer.Ordinal);
        var outputs = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in written.OfType<string>())
        {
            if (inputs.Contains(Full(name)))
                yield return $"'{name}' is read and would be written over: give what is written another name.";
            else if (!outputs.Add(Full(name)))
                yield return $"'{name}' would be written twice: give each file a name of its own.";
        }
    }

    /// <summary>Refuses files whose folders are missing, before anything is done whose result would be lost.</summary>
    /// <param name="written">Files that are to be written; null: not asked for.</param>
    /// <exception cref="NeuroCoreException">There is no such folder.</exception>
    public static void CheckFolders(IEnumerable<string?> written)
    {
        foreach (var name in written.OfType<string>())
        {
            if (Path.GetDirectoryName(Full(name)) is { } folder && !Directory.Exists(folder))
                throw new NeuroCoreException($"{name} cannot be written (there is no folder {folder}): check that its folder exists and that you may write to it.");
        }
    }

    private static string Full(string name) => name.Length == 0 ? name : Path.GetFullPath(name);
}
