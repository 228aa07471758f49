// SPDX-License-Identifier: Apache-2.0
using System.Text;
using NeuroCore.Hardware;

namespace NeuroCore.Trainer;

/// <summary>Writes a file of an example.</summary>
internal static class ExampleFile
{
    /// <summary>Writes a text atomically, with line feeds; the folder is made if need be.</summary>
    internal static void Write(string folder, string name, string text)
    {
        Directory.CreateDirectory(folder);
        byte[] bytes = Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n"));
        AtomicFile.Write(Path.Combine(folder, name), stream => stream.Write(bytes));
    }
}
