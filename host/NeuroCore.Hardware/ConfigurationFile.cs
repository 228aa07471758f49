// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
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
    public static ImmutableArray<Configuration> Parse(string yaml, string whatForMessages) =>
        [.. YamlEntry.Of(yaml, whatForMessages, "names of builds to their parameters")
            .Select(entry => new Entry(entry.Name, entry.Value, $"{whatForMessages}, line {entry.Line}, configuration '{entry.Name}'").Read())];

    /// <summary>One build while it is read.</summary>
    private sealed class Entry
    {
        private readonly string _name;
        private readonly YamlEntry _entry;

        public Entry(string name, YamlNode parameters, string place)
        {
            _name = name;
            if (name.Length == 0 || !name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '_' or '-'))
                throw new NeuroCoreException($"{place}: a name consists of lower-case letters, digits, '_' and '-'.");
            _entry = new YamlEntry(place, parameters, Keys);
        }

        public Configuration Read()
        {
            var build = new Configuration
            {
                Name = _name,
                Neurons = _entry.Number("neurons"),
                Sources = _entry.Number("sources"),
                Lanes = _entry.Number("lanes"),
                CurrentWidth = _entry.Number("current_width"),
                MembraneWidth = _entry.Number("membrane_width"),
                AccumulatorShiftBits = _entry.Number("accumulator_shift_bits"),
                CurrentShiftBits = _entry.Number("current_shift_bits"),
                ExponentBits = _entry.Number("exponent_bits"),
                DelayBits = _entry.Number("delay_bits"),
                Encoders = _entry.Number("encoders"),
                Winners = _entry.Number("winners"),
                Capabilities = Listed() | Following(),
                ClockHertz = _entry.Number("clock_hertz"),
                Baud = _entry.Number("baud"),
                Technology = _entry.Text("technology"),
                Board = _entry.Has("board") ? _entry.Text("board") : null,
                About = _entry.Text("about", ""),
            };
            return ConfigurationRules.Problem(build) is { } problem ? throw _entry.Wrong(problem) : build;
        }

        private Capabilities Listed() => _entry.List(Features).Aggregate(Capabilities.None, (all, feature) => all | Feature(feature));

        private Capabilities Feature(string feature) =>
            FeatureNames.Followed.TryGetValue(feature, out var size)
                ? throw _entry.Wrong($"the feature '{feature}' follows from {size}, so {Features} must not list it")
                : FeatureNames.Listed.TryGetValue(feature, out var capability)
                    ? capability
                    : throw _entry.Wrong($"there is no feature '{feature}'; known are {string.Join(", ", FeatureNames.Listed.Keys.Order())}");

        private Capabilities Following() => FeatureNames.Followed
            .Where(follows => _entry.Number(follows.Value) > 0)
            .Aggregate(Capabilities.None, (all, follows) => all | FeatureNames.All[follows.Key]);
    }
}
