// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace NeuroCore.Generator;

/// <summary>A YAML mapping whose keys are asked for by name; each wrong thing is told with its line.</summary>
public sealed class YamlReader
{
    private readonly YamlMappingNode node;
    private readonly string file;
    private readonly string path;

    private YamlReader(YamlNode node, string file, string path)
    {
        this.file = file;
        this.path = path;
        this.node = node as YamlMappingNode ?? throw Wrong(node, "must be a mapping from names to values");
    }

    /// <summary>Where this mapping stands, for messages.</summary>
    public string Place => $"{file}, line {node.Start.Line}, {path}";

    /// <summary>Names of the mapping, in order.</summary>
    public IEnumerable<string> Names => node.Children.Keys.Select(key => ((YamlScalarNode)key).Value ?? "");

    /// <summary>Reads a text whose top is a mapping.</summary>
    /// <param name="yaml">The text.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <exception cref="DescriptionException">It is not YAML, or its top is no mapping.</exception>
    public static YamlReader Of(string yaml, string file)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException error)
        {
            throw new DescriptionException($"{file}, line {error.Start.Line}: this is not YAML ({error.Message}).", error);
        }

        return stream.Documents.Count == 1
            ? new YamlReader(stream.Documents[0].RootNode, file, "top")
            : throw new DescriptionException($"{file}: there must be exactly one YAML document.");
    }

    /// <summary>Refuses keys beyond those named.</summary>
    public void Only(params string[] names)
    {
        foreach (var key in node.Children.Keys)
        {
            if (!names.Contains((key as YamlScalarNode)?.Value))
                throw Wrong(key, $"'{key}' is not known here; known are {string.Join(", ", names)}");
        }
    }

    /// <summary>A mapping by name.</summary>
    public YamlReader Map(string name) => new(Child(name), file, $"{path}/{name}");

    /// <summary>A list of mappings by name; not empty.</summary>
    public IEnumerable<YamlReader> List(string name)
    {
        var child = Child(name);
        if (child is not YamlSequenceNode { Children.Count: > 0 } list)
            throw Wrong(child, $"'{name}' must be a list of at least one entry");
        return list.Children.Select((entry, index) => new YamlReader(entry, file, $"{path}/{name}[{index}]"));
    }

    /// <summary>A list of texts by name; may be empty.</summary>
    public IEnumerable<string> Texts(string name) =>
        Child(name) is YamlSequenceNode list
            ? list.Children.Select(entry => entry is YamlScalarNode { Value.Length: > 0 } scalar ? scalar.Value : throw Wrong(entry, $"'{name}' must be a list of names"))
            : throw Wrong(Child(name), $"'{name}' must be a list of names");

    /// <summary>True if there is a value of this name.</summary>
    public bool Has(string name) => node.Children.ContainsKey(new YamlScalarNode(name));

    /// <summary>A text by name; not empty.</summary>
    public string Text(string name) =>
        Child(name) is YamlScalarNode { Value.Length: > 0 } scalar ? scalar.Value : throw Wrong(Child(name), $"'{name}' must be a text");

    /// <summary>A name: lower-case words joined by underscores.</summary>
    public string Identifier(string name)
    {
        var text = Text(name);
        return char.IsAsciiLetterLower(text[0]) && text[^1] != '_' && !text.Contains("__", StringComparison.Ordinal) &&
            text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_')
            ? text
            : throw Wrong(Child(name), $"'{text}' is no name: use lower-case words joined by single underscores");
    }

    /// <summary>One of a few texts.</summary>
    public string Choice(string name, params string[] choices) =>
        choices.Contains(Text(name)) ? Text(name) : throw Wrong(Child(name), $"'{name}' is '{Text(name)}', but must be one of {string.Join(", ", choices)}");

    /// <summary>A whole number, decimal or 0x hexadecimal, within bounds.</summary>
    public int Number(string name, int least, int most)
    {
        var text = Text(name);
        var hexadecimal = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        var good = hexadecimal
            ? int.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
            : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
        return good && number >= least && number <= most
            ? number
            : throw Wrong(Child(name), $"'{name}' is '{text}', but must be a whole number from {least} to {most}");
    }

    /// <summary>An error about this mapping.</summary>
    public DescriptionException Wrong(string what) => Wrong(node, what);

    private DescriptionException Wrong(YamlNode where, string what) => new($"{file}, line {where.Start.Line}, {path}: {what}.");

    private YamlNode Child(string name) =>
        node.Children.TryGetValue(new YamlScalarNode(name), out var child) ? child : throw Wrong(node, $"'{name}' is missing");
}
