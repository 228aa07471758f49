// SPDX-License-Identifier: Apache-2.0
using YamlDotNet.RepresentationModel;

namespace NeuroCore.Network;

/// <summary>Reads a connector that depends on distance.</summary>
/// <param name="source">The file.</param>
internal sealed class DistanceReader(YamlSource source)
{
    /// <summary>Reads its keys.</summary>
    public Connector Read(YamlNode node, string what)
    {
        var map = new YamlMap(source, node, $"distance_dependent {what}", "space", "probability", "max_distance", "seed", "allow_self");
        var space = Space(map.Require("space"), what);
        var probability = Probability(map.Require("probability"), what);
        return source.At(node, () => Connector.DistanceDependent(
            space, probability, map.Scalar("seed").Seed(), map.OptionalScalar("max_distance")?.Number(), ConnectorReader.AllowSelf(map)));
    }

    private Space Space(YamlNode node, string what)
    {
        if (node is not YamlMappingNode)
        {
            return new YamlScalar(source, node, $"space of {what}")
                .Choice(("line", Network.Space.Line), ("ring", Network.Space.Ring));
        }

        var grid = new YamlMap(
            source, new YamlMap(source, node, $"space of {what}", "grid").Require("grid"), $"the grid of {what}", "columns", "source_columns", "wrap");
        return Network.Space.Grid(
            grid.Scalar("columns").Whole(1), grid.OptionalScalar("source_columns")?.Whole(1), grid.OptionalScalar("wrap")?.Truth() ?? false);
    }

    private Falloff Probability(YamlNode node, string what)
    {
        var map = new YamlMap(source, node, $"probability of {what}", "gaussian", "exponential", "step");
        var kind = map.Only("gaussian", "exponential", "step");
        var (width, make) = kind switch
        {
            "gaussian" => ("sigma", (Func<double, double, Falloff>)Falloff.Gaussian),
            "exponential" => ("length", Falloff.Exponential),
            _ => ("radius", Falloff.Step),
        };
        var shape = new YamlMap(source, map.Require(kind), $"{kind} of {what}", width, "peak");
        return source.At(shape.Node, () => make(shape.Scalar(width).Number(), shape.OptionalScalar("peak")?.Number() ?? 1));
    }
}
