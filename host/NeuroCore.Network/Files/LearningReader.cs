// SPDX-License-Identifier: Apache-2.0
using YamlDotNet.RepresentationModel;

namespace NeuroCore.Network;

/// <summary>Reads what learns, and when.</summary>
internal sealed class LearningReader(YamlSource source, NetworkBuilder builder)
{
    /// <summary>Reads a rule and adds it: a name of the project's, a file, or the text itself.</summary>
    public NetworkBuilder ReadRule(string name, YamlNode node)
    {
        var value = new YamlScalar(source, node, $"rule '{name}'");
        return builder.Rule(value switch
        {
            { Text: var text } when text.Contains('\n', StringComparison.Ordinal) || text.Contains('=', StringComparison.Ordinal) =>
                LearningRule.Of(name, text),
            { Text: var file } when file.EndsWith(ProjectRules.Extension, StringComparison.Ordinal) =>
                LearningRule.FromFile(name, source.PathOf(file)),
            _ => LearningRule.OfProject(name, value.Text),
        });
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
