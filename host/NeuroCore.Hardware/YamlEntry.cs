// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace NeuroCore.Hardware;

/// <summary>A mapping in a YAML text whose keys are known. What is wrong with it is told with its place.</summary>
internal sealed class YamlEntry
{
    private readonly string _place;
    private readonly Dictionary<string, YamlNode> _values = [];

    /// <param name="place">Where the mapping stands, for messages.</param>
    /// <param name="node">The mapping.</param>
    /// <param name="keys">What it may say; in a message they are listed in order.</param>
    /// <exception cref="NeuroCoreException">It is no mapping, or says something else.</exception>
    public YamlEntry(string place, YamlNode node, IReadOnlyCollection<string> keys)
    {
        _place = place;
        if (node is not YamlMappingNode mapping)
            throw Wrong("parameters are missing");
        foreach (var (key, value) in mapping.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            _values.Add(name, keys.Contains(name) ? value : throw Wrong($"'{name}' is no parameter; known are {string.Join(", ", keys.Order())}"));
        }
    }

    /// <summary>The entries of a text that is one mapping from names to something.</summary>
    /// <param name="yaml">The text.</param>
    /// <param name="file">What it is, for messages.</param>
    /// <param name="what">What the names and the rest are, for messages.</param>
    /// <exception cref="NeuroCoreException">It is no such text.</exception>
    public static IEnumerable<(string Name, int Line, YamlNode Value)> Of(string yaml, string file, string what)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException error)
        {
            throw new NeuroCoreException($"{file}, line {error.Start.Line}: this is not YAML ({error.Message}).", error);
        }

        return stream.Documents.Count == 1 && stream.Documents[0].RootNode is YamlMappingNode root
            ? root.Children.Select(entry => ((entry.Key as YamlScalarNode)?.Value ?? "", (int)entry.Key.Start.Line, entry.Value))
            : throw new NeuroCoreException($"{file} must be one mapping from {what}.");
    }

    /// <summary>True if it says something of a key.</summary>
    public bool Has(string key) => _values.ContainsKey(key);

    /// <summary>A text, not empty.</summary>
    public string Text(string key) => Value(key) switch
    {
        YamlScalarNode { Value.Length: > 0 } text => text.Value,
        YamlScalarNode => throw Missing(key),
        _ => throw Wrong($"{key} must be a single value"),
    };

    /// <summary>A text; another one where it says nothing of the key, or nothing.</summary>
    public string Text(string key, string otherwise) => _values.GetValueOrDefault(key) is null or YamlScalarNode { Value: null or "" } ? otherwise : Text(key);

    /// <summary>A whole number, not below 0.</summary>
    public int Number(string key) =>
        int.TryParse(Text(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Wrong($"{key} is '{Text(key)}', but must be a whole number");

    /// <summary>A list of texts.</summary>
    public IEnumerable<string> List(string key) => Value(key) is YamlSequenceNode list
        ? list.Children.Select(node => (node as YamlScalarNode)?.Value ?? "")
        : throw Wrong($"{key} must be a list of names");

    /// <summary>A mapping in it.</summary>
    public YamlEntry Map(string key, IReadOnlyCollection<string> keys) => new($"{_place}, {key}", Value(key), keys);

    /// <summary>An error about it.</summary>
    public NeuroCoreException Wrong(string what) => new($"{_place}: {what}.");

    private NeuroCoreException Missing(string key) => Wrong($"{key} is missing");

    private YamlNode Value(string key) => _values.TryGetValue(key, out var node) ? node : throw Missing(key);
}
