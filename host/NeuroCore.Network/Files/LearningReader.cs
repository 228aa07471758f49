// SPDX-License-Identifier: Apache-2.0
using YamlDotNet.RepresentationModel;

namespace NeuroCore.Network;

/// <summary>Reads what learns, and when.</summary>
internal sealed class LearningReader(YamlSource source, NetworkBuilder builder)
{
    /// <summary>Reads a rule and adds it: a name of the project's, a file, or the text itself.</summary>
    public NetworkBuilder ReadRule(string name, YamlNode node)
    {
        var value = new YamlScalar(source, node, $"rule '{name}'").Text;
        if (value.Contains('\n', StringComparison.Ordinal) || value.Contains('=', StringComparison.Ordinal))
            return builder.Rule(LearningRule.Of(name, ((YamlScalarNode)node).Value!));
        return builder.Rule(value.EndsWith(ProjectRules.Extension, StringComparison.Ordinal)
            ? LearningRule.FromFile(name, source.PathOf(value))
            : LearningRule.OfProject(name, value));
    }

    /// <summary>Reads whether and when weights change.</summary>
    public NetworkBuilder ReadControl(YamlNode node)
    {
        var map = new YamlMap(source, node, "learning", "on", "from", "until", "third_factor");
        return builder.Learn(new LearningControl
        {
            IsOn = map.OptionalScalar("on")?.Truth() ?? true,
            From = map.OptionalScalar("from")?.Time(),
            Until = map.OptionalScalar("until")?.Time(),
            ThirdFactor = map.OptionalScalar("third_factor")?.Number(),
        });
    }
}
