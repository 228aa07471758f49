// SPDX-License-Identifier: Apache-2.0
using YamlDotNet.RepresentationModel;

namespace NeuroCore.Network;

/// <summary>Keys and values of which only some keys are known.</summary>
internal sealed class YamlMap
{
    private readonly Dictionary<string, YamlNode> _values = [];

    /// <summary>Reads the keys.</summary>
    /// <param name="source">The file.</param>
    /// <param name="node">What should be keys and values.</param>
    /// <param name="what">What they describe, for messages.</param>
    /// <param name="known">Keys that may be there.</param>
    /// <exception cref="DescriptionException">A key is unknown or has no value, or these are no keys at all.</exception>
    public YamlMap(YamlSource source, YamlNode node, string what, params string[] known)
    {
        Source = source;
        Node = node;
        What = what;
        if (node is not YamlMappingNode mapping)
            throw source.Error(node, $"{what} needs keys and values: {string.Join(", ", known)}.");
        foreach (var (keyNode, value) in mapping.Children)
        {
            var key = (keyNode as YamlScalarNode)?.Value ?? "";
            if (!known.Contains(key))
                throw source.Error(keyNode, $"{what} has no key '{key}': {Nearest.Hint(key, known)}");
            if (YamlScalar.IsEmpty(value))
                throw source.Error(keyNode, $"'{key}' of {what} has no value.");
            _values[key] = value;
        }
    }

    /// <summary>The file.</summary>
    public YamlSource Source { get; }

    /// <summary>The keys and values.</summary>
    public YamlNode Node { get; }

    /// <summary>What they describe, for messages.</summary>
    public string What { get; }

    /// <summary>True if the key is there.</summary>
    public bool Has(string key) => _values.ContainsKey(key);

    /// <summary>The value of a key, or null.</summary>
    public YamlNode? Find(string key) => _values.GetValueOrDefault(key);

    /// <summary>The value of a key that must be there.</summary>
    /// <exception cref="DescriptionException">The key is missing.</exception>
    public YamlNode Require(string key) =>
        Find(key) ?? throw Source.Error(Node, $"{What} lacks the key '{key}'.");

    /// <summary>A value that must be there and be a single word or number.</summary>
    public YamlScalar Scalar(string key) => new(Source, Require(key), $"{key} of {What}");

    /// <summary>A value that, if there, must be a single word or number.</summary>
    public YamlScalar? OptionalScalar(string key) => Has(key) ? Scalar(key) : null;

    /// <summary>Refuses two keys that say the same thing.</summary>
    public void RefuseBoth(string one, string other)
    {
        if (Find(one) is { } first && Find(other) is { } second)
        {
            throw Source.Error(
                first.Start.Index > second.Start.Index ? first : second,
                $"{What} has both '{one}' and '{other}': keep one of them.");
        }
    }

    /// <summary>The one of these keys that is there.</summary>
    /// <exception cref="DescriptionException">None is there, or several are.</exception>
    public string Only(params string[] keys)
    {
        var there = keys.Where(Has).ToList();
        return there.Count switch
        {
            1 => there[0],
            0 => throw Source.Error(Node, $"{What} needs one of {string.Join(", ", keys)}."),
            _ => throw Source.Error(Node, $"{What} has both '{there[0]}' and '{there[1]}': keep one of them."),
        };
    }

    /// <summary>A list under a key; empty if the key is missing.</summary>
    public IEnumerable<YamlNode> List(string key) => Find(key) switch
    {
        null => [],
        YamlSequenceNode list => list.Children,
        { } other => throw Source.Error(other, $"'{key}' of {What} needs a list: begin each entry with '- '."),
    };

    /// <summary>Names and what they stand for, under a key; empty if the key is missing.</summary>
    public IEnumerable<(YamlScalarNode Name, YamlNode Value)> Named(string key) => Find(key) switch
    {
        null => [],
        YamlMappingNode map => map.Children.Select(pair => pair.Key is YamlScalarNode name
            ? (name, pair.Value)
            : throw Source.Error(pair.Key, $"'{key}' of {What} needs names.")),
        { } other => throw Source.Error(other, $"'{key}' of {What} needs names with keys and values: 'name: {{ size: 1 }}'."),
    };
}
