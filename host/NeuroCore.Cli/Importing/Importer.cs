// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Formats.Drafts;
using NeuroCore.Formats.Json;
using NeuroCore.Formats.Lists;
using NeuroCore.Formats.Nir;

namespace NeuroCore.Cli.Importing;

/// <summary>Finds out what a file is, and reads it.</summary>
internal static class Importer
{
    private const int EnoughToKnow = 4096;

    /// <summary>Reads a file of another tool.</summary>
    public static Imported Read(string path, ImportRequest request)
    {
        if (Directory.Exists(path))
            throw new Formats.FormatException(path, "this is a folder: name the file in it.");
        var start = new byte[EnoughToKnow];
        using (var stream = UserFile.OpenRead(path))
            start = start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        if (NirImport.IsHdf(start))
            return SonataEdges.IsSonata(path) ? SonataEdges.Read(path, request.Lists) : NirImport.Read(path, request.Nir);
        var first = start.FirstOrDefault(letter => letter is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'));
        return first is (byte)'{' or (byte)'['
            ? JsonImport.Read(path, request.Nir.TickSeconds, request.Nir.RunTicks)
            : start.Contains((byte)0)
                ? throw new Formats.FormatException(path, "this is neither NIR or SONATA (HDF5), JSON, nor a list of connections: say what else it is by converting it to one of them.")
                : ListImport.Read(path, request.Lists);
    }
}
