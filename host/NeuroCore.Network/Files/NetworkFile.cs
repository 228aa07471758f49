// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>Reads descriptions of networks from YAML files; <c>host/guide/description.md</c> has the format.</summary>
public static class NetworkFile
{
    /// <summary>Reads a network, and the files that it names.</summary>
    /// <param name="path">The YAML file; other files are looked for beside it.</param>
    /// <exception cref="DescriptionException">What is wrong, with file, line and column.</exception>
    public static NetworkDescription Load(string path)
    {
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new DescriptionException(
                File.Exists(path) ? $"the file {path} cannot be read: {error.Message}" : $"the file {path} does not exist: check the name.",
                error);
        }

        return Parse(text, path, Path.GetDirectoryName(path) ?? "");
    }

    /// <summary>Reads a network from a text.</summary>
    /// <param name="yaml">The description.</param>
    /// <param name="file">What messages call it.</param>
    /// <param name="folder">Where the files that it names are looked for.</param>
    /// <exception cref="DescriptionException">What is wrong, with file, line and column.</exception>
    public static NetworkDescription Parse(string yaml, string file = "network.yaml", string folder = "") =>
        new NetworkReader(new YamlSource(file, folder)).Read(yaml);

    /// <summary>Reads a network from a text of somebody who may read no file of this machine.</summary>
    /// <param name="yaml">The description; it names no files.</param>
    /// <param name="file">What messages call it.</param>
    /// <exception cref="DescriptionException">What is wrong, with line and column; or a file is named.</exception>
    public static NetworkDescription ParseAlone(string yaml, string file) => new NetworkReader(new YamlSource(file, Folder: null)).Read(yaml);
}
