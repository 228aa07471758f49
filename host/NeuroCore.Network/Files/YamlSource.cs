// SPDX-License-Identifier: Apache-2.0
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace NeuroCore.Network;

/// <summary>The file under way: gives mistakes their place.</summary>
/// <param name="File">What messages call it.</param>
/// <param name="Folder">Where the files that it names are looked for.</param>
internal sealed record YamlSource(string File, string Folder)
{
    /// <summary>The root of a text.</summary>
    /// <exception cref="DescriptionException">The text is not YAML, or is empty.</exception>
    public YamlMappingNode Root(string yaml)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException error)
        {
            throw new DescriptionException($"this is not YAML: {error.Message.TrimEnd('.')}.", error)
                .At(File, error.Start.Line, error.Start.Column);
        }

        if (stream.Documents.Count != 1)
        {
            throw new DescriptionException(
                stream.Documents.Count == 0 ? "the file is empty: describe a network." : "the file has several YAML documents: describe one network.")
                .At(File, 1);
        }

        return stream.Documents[0].RootNode as YamlMappingNode ??
            throw Error(stream.Documents[0].RootNode, "a network is described by keys and values, such as 'name: chain'.");
    }

    /// <summary>A mistake at this node.</summary>
    public DescriptionException Error(YamlNode node, string sentence) =>
        new DescriptionException(sentence).At(File, node.Start.Line, node.Start.Column);

    /// <summary>Does something; a mistake that has no place yet is one at this node.</summary>
    public T At<T>(YamlNode node, Func<T> something)
    {
        try
        {
            return something();
        }
        catch (DescriptionException error)
        {
            throw error.At(File, node.Start.Line, node.Start.Column);
        }
    }

    /// <summary>Where a file lies that the description names.</summary>
    public string PathOf(string file) => Path.Combine(Folder, file);
}
