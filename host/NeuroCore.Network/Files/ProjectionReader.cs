// SPDX-License-Identifier: Apache-2.0
using YamlDotNet.RepresentationModel;

namespace NeuroCore.Network;

/// <summary>Reads the keys of a projection.</summary>
internal sealed class ProjectionReader(YamlSource source, NetworkBuilder builder)
{
    /// <summary>Reads a projection and adds it.</summary>
    public NetworkBuilder Read(YamlNode node)
    {
        var map = new YamlMap(source, node, "the projection", "name", "source", "target", "connector", "weight");
        var from = map.Scalar("source");
        var to = map.Scalar("target");
        var connectorNode = map.Require("connector");
        var weight = map.Find("weight") is { } weightNode
            ? source.At(weightNode, () => new WeightReader(source, $"the projection from '{from.Text}' to '{to.Text}'").Read(weightNode))
            : null;
        var connector = source.At(
            connectorNode,
            () => new ConnectorReader(source, $"the projection from '{from.Text}' to '{to.Text}'", weight is not null).Read(connectorNode));
        return builder.Project(from.Text, to.Text, connector, weight, map.OptionalScalar("name")?.Text);
    }
}
