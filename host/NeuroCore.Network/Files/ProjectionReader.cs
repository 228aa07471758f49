// SPDX-License-Identifier: Apache-2.0
using YamlDotNet.RepresentationModel;

namespace NeuroCore.Network;

/// <summary>Reads the keys of a projection.</summary>
internal sealed class ProjectionReader(YamlSource source, NetworkBuilder builder)
{
    /// <summary>Reads a projection and adds it.</summary>
    public NetworkBuilder Read(YamlNode node)
    {
        var map = new YamlMap(
            source, node, "the projection", "name", "source", "target", "connector", "weight", "delay", "sign", "enabled", "exponent", "receptor",
            "rule", "weight_unit");
        var from = map.Scalar("source");
        var to = map.Scalar("target");
        var name = $"the projection from '{from.Text}' to '{to.Text}'";
        var connectorNode = map.Require("connector");
        var weight = map.Find("weight") is { } weightNode
            ? source.At(weightNode, () => new WeightReader(source, name).Read(weightNode))
            : null;
        var connector = source.At(connectorNode, () => new ConnectorReader(source, name, weight is not null).Read(connectorNode));
        return builder.Project(from.Text, to.Text, connector, weight, map.OptionalScalar("name")?.Text, Options(map, name));
    }

    private ProjectionOptions Options(YamlMap map, string name) => new()
    {
        Delay = map.Find("delay") is { } delay ? source.At(delay, () => new DelayReader(source, name).Read(delay)) : null,
        Negative = map.OptionalScalar("sign") is { } sign && Negative(sign),
        Enabled = map.OptionalScalar("enabled")?.Truth() ?? true,
        Exponent = map.OptionalScalar("exponent")?.Whole(0, ProjectionOptions.MostExponent),
        Receptor = map.OptionalScalar("receptor")?.Choice(
            ("first", Receptor.First), ("second", Receptor.Second), ("divisive", Receptor.Divisive)) ?? Receptor.First,
        Rule = map.OptionalScalar("rule")?.Text,
        WeightUnit = map.OptionalScalar("weight_unit")?.Number(),
    };

    /// <summary>Reads a sign.</summary>
    public static bool Negative(YamlScalar sign) => sign.Choice(("positive", false), ("negative", true));
}
