// SPDX-License-Identifier: Apache-2.0
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace NeuroCore.Network;

/// <summary>The file under way: gives mistakes their place.</summary>
/// <param name="File">What messages call it.</param>
/// <param name="Folder">Where the files that it names are looked for; null if it may name none.</param>
internal sealed record YamlSource(string File, string? Folder)
{
    private const int DeepestNesting = 32;
    private const int MostShown = 80;

    /// <summary>The root of a text.</summary>
    /// <exception cref="DescriptionException">The text is not YAML, or is empty.</exception>
    public YamlMappingNode Root(string yaml)
    {
        var stream = new YamlStream();
        try
        {
            RefuseKnots(yaml);
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException error)
        {
            throw new DescriptionException($"this is not YAML: {error.Message.TrimEnd('.')}.", error)
                .At(File, error.Start.Line, error.Start.Column);
        }
        catch (ArgumentException error)
        {
            // What the library says of some brackets that do not pair up; it knows no place.
            throw new DescriptionException($"the file {File} is not YAML: check its brackets.", error);
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
    /// <exception cref="DescriptionException">It may name none.</exception>
    public string PathOf(string file) => Folder is { } folder
        ? Path.Combine(folder, file)
        : throw new DescriptionException($"this description came without its files and cannot name '{Shown(file)}': compile it where the file is, and send the image.");

    private static string Shown(string file) => file.Length <= MostShown ? file : file[..MostShown] + "...";

    /// <summary>Refuses what a tree of nodes cannot hold: a node inside itself, and more depth than any description has.</summary>
    private void RefuseKnots(string yaml)
    {
        var depth = 0;
        var parser = new Parser(new StringReader(yaml));
        while (Next(parser))
        {
            var current = parser.Current!;
            depth += current.NestingIncrease;
            if (current is AnchorAlias alias)
            {
                throw new DescriptionException($"'*{alias.Value}' refers to another value, which a description cannot do: write the value itself.")
                    .At(File, current.Start.Line, current.Start.Column);
            }

            if (depth > DeepestNesting)
            {
                throw new DescriptionException($"lists and keys are nested more than {DeepestNesting} deep: a description needs 8 at most.")
                    .At(File, current.Start.Line, current.Start.Column);
            }
        }
    }

    /// <summary>The next event. The parser meets some broken files with an exception that knows no place: the last good one is told.</summary>
    private bool Next(Parser parser)
    {
        var last = parser.Current?.End ?? Mark.Empty;
        try
        {
            return parser.MoveNext();
        }
        catch (InvalidOperationException error)
        {
            throw new DescriptionException("this is not YAML: it breaks off soon after this place.", error).At(File, last.Line, last.Column);
        }
    }
}
