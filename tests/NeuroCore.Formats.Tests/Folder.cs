// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Formats.Tests;

/// <summary>A folder for the files of one test.</summary>
internal sealed class Folder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("neurocore-formats-");

    /// <summary>Path of a file in it.</summary>
    public string At(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>Writes a file.</summary>
    public string Write(string name, string text)
    {
        File.WriteAllText(At(name), text);
        return At(name);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
