// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace NeuroCore.Hardware;

/// <summary>Reads a list of builds written like <c>hdl/configurations.yaml</c>.</summary>
public static class ConfigurationFile
{
    private const string Features = "features";

    private static readonly ImmutableHashSet<string> Keys =
    [
        "neurons", "sources", "lanes", "current_width", "membrane_width", "accumulator_shift_bits",
        "current_shift_bits", "exponent_bits", "delay_bits", "encoders", "winners", Features, "clock_hertz", "baud", "technology", "board", "about",
    ];

    /// <summary>The builds of a YAML text, checked.</summary>
    /// <param name="yaml">A mapping from name to parameters.</param>
    /// <param name="whatForMessages">What the text is, e.g. its path.</param>
    /// <exception cref="NeuroCoreException">The text is no such mapping, or a parameter is missing, unknown or out of range.</exception>
    public static ImmutableArray<Configuration> Parse(string yaml, string whatForMessages)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException error)
        {
            throw new NeuroCoreException(
                $"{whatForMessages}, line {error.Start.Line}: this is not YAML ({error.Message}).", error);
        }

        if (stream.Documents.Count != 1 || stream.Documents[0].RootNode is not YamlMappingNode root)
            throw new NeuroCoreException($"{whatForMessages} must be one mapping from names of builds to their parameters.");
        return [.. root.Children.Select(entry => new Entry(entry.Key, entry.Value, whatForMessages).Read())];
    }

    /// <summary>One build while it is read.</summary>
    private sealed class Entry
    {
        private readonly string name;
        private readonly string place;
        private readonly Dictionary<string, YamlScalarNode> values = [];
        private readonly YamlNode? features;

        public Entry(YamlNode key, YamlNode value, string whatForMessages)
        {
            name = (key as YamlScalarNode)?.Value ?? "";
            place = $"{whatForMessages}, line {key.Start.Line}, configuration '{name}'";
            if (name.Length == 0 || !name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '_' or '-'))
                throw Wrong("a name consists of lower-case letters, digits, '_' and '-'");
            if (value is not YamlMappingNode parameters)
                throw Wrong("parameters are missing");
            foreach (var (parameter, content) in parameters.Children)
            {
                var keyText = (parameter as YamlScalarNode)?.Value ?? "";
                if (!Keys.Contains(keyText))
                    throw Wrong($"'{keyText}' is no parameter; known are {string.Join(", ", Keys.Order())}");
                if (keyText == Features)
                    features = content;
                else
                    values.Add(keyText, content as YamlScalarNode ?? throw Wrong($"{keyText} must be a single value"));
            }
        }

        public Configuration Read()
        {
            var build = new Configuration
            {
                Name = name,
                Neurons = Number("neurons"),
                Sources = Number("sources"),
                Lanes = Number("lanes"),
                CurrentWidth = Number("current_width"),
                MembraneWidth = Number("membrane_width"),
                AccumulatorShiftBits = Number("accumulator_shift_bits"),
                CurrentShiftBits = Number("current_shift_bits"),
                ExponentBits = Number("exponent_bits"),
                DelayBits = Number("delay_bits"),
                Encoders = Number("encoders"),
                Winners = Number("winners"),
                Capabilities = Listed() | Following(),
                ClockHertz = Number("clock_hertz"),
                Baud = Number("baud"),
                Technology = Text("technology"),
                Board = values.ContainsKey("board") ? Text("board") : null,
                About = values.ContainsKey("about") ? Text("about") : "",
            };
            return ConfigurationRules.Problem(build) is { } problem ? throw Wrong(problem) : build;
        }

        private Capabilities Listed()
        {
            if (features is null)
                throw Wrong($"{Features} is missing");
            if (features is not YamlSequenceNode list)
                throw Wrong($"{Features} must be a list of names");
            return list.Children.Aggregate(Capabilities.None, (all, node) => all | Feature((node as YamlScalarNode)?.Value ?? ""));
        }

        private Capabilities Feature(string feature) =>
            FeatureNames.Followed.TryGetValue(feature, out var size)
                ? throw Wrong($"the feature '{feature}' follows from {size}, so {Features} must not list it")
                : FeatureNames.Listed.TryGetValue(feature, out var capability)
                    ? capability
                    : throw Wrong($"there is no feature '{feature}'; known are {string.Join(", ", FeatureNames.Listed.Keys.Order())}");

        private Capabilities Following() => FeatureNames.Followed
            .Where(follows => Number(follows.Value) > 0)
            .Aggregate(Capabilities.None, (all, follows) => all | FeatureNames.All[follows.Key]);

        private string Text(string key) =>
            values.TryGetValue(key, out var node) && node.Value is { Length: > 0 } text ? text : throw Wrong($"{key} is missing");

        private int Number(string key) =>
            int.TryParse(Text(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw Wrong($"{key} is '{Text(key)}', but must be a whole number");

        private NeuroCoreException Wrong(string what) => new($"{place}: {what}.");
    }
}
