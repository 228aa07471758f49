// SPDX-License-Identifier: Apache-2.0
using YamlDotNet.RepresentationModel;

namespace NeuroCore.Network;

/// <summary>Reads the weight of a projection.</summary>
/// <param name="source">The file.</param>
/// <param name="projection">The projection, for messages.</param>
internal sealed class WeightReader(YamlSource source, string projection)
{
    /// <summary>Reads a number, a list of numbers, <c>uniform</c>, <c>normal</c> or <c>file</c>.</summary>
    public WeightRule Read(YamlNode node)
    {
        var what = $"weight of {projection}";
        if (node is YamlSequenceNode list)
            return WeightRule.Each([.. list.Select(item => new YamlScalar(source, item, what).Number())]);
        if (node is not YamlMappingNode)
            return new YamlScalar(source, node, what).Number();
        var map = new YamlMap(source, node, what, "uniform", "normal", "file");
        switch (map.Only("uniform", "normal", "file"))
        {
            case "file":
                return WeightRule.FromCsv(source.PathOf(map.Scalar("file").Text));
            case "uniform":
                var uniform = new YamlMap(source, map.Require("uniform"), $"uniform {what}", "min", "max", "seed");
                return WeightRule.Uniform(uniform.Scalar("min").Number(), uniform.Scalar("max").Number(), uniform.Scalar("seed").Seed());
            default:
                var normal = new YamlMap(source, map.Require("normal"), $"normal {what}", "mean", "deviation", "seed", "min", "max");
                return WeightRule.Normal(
                    normal.Scalar("mean").Number(), normal.Scalar("deviation").Number(), normal.Scalar("seed").Seed(),
                    normal.OptionalScalar("min")?.Number(), normal.OptionalScalar("max")?.Number());
        }
    }
}
