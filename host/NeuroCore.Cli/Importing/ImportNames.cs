// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Text;
using NeuroCore.Hardware;

namespace NeuroCore.Cli.Importing;

/// <summary>Writes which neuron has which name in the file that was imported.</summary>
internal static class ImportNames
{
    /// <summary>Writes <c>&lt;description&gt;.names.csv</c>.</summary>
    /// <returns>The file.</returns>
    public static string Write(string description, ImmutableArray<string> names)
    {
        var file = Path.Combine(Path.GetDirectoryName(description) ?? "", $"{Path.GetFileNameWithoutExtension(description)}.names.csv");
        AtomicFile.Write(file, stream => stream.Write(Encoding.UTF8.GetBytes(
            "index,name\n" + string.Concat(names.Select((name, index) => $"{index},{Cell(name)}\n")))));
        return file;
    }

    private static string Cell(string name) => name.AsSpan().ContainsAny(',', '"') ? $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : name;
}
