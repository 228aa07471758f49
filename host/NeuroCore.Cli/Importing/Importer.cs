// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Formats.Drafts;
using NeuroCore.Formats.Nir;

namespace NeuroCore.Cli.Importing;

/// <summary>Finds out what a file is, and reads it.</summary>
internal static class Importer
{
    private const int EnoughToKnow = 4096;

    /// <summary>Reads a file of another tool.</summary>
    public static Imported Read(string path, ImportRequest request)
    {
        var start = new byte[EnoughToKnow];
        using (var stream = UserFile.OpenRead(path))
            start = start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        return NirImport.Read(path, request.Nir);
    }
}
