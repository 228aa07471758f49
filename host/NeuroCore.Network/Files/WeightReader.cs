// SPDX-License-Identifier: Apache-2.0
using YamlDotNet.RepresentationModel;

namespace NeuroCore.Network;

/// <summary>Reads the weight of a projection.</summary>
/// <param name="source">The file.</param>
/// <param name="projection">The projection, for messages.</param>
internal sealed class WeightReader(YamlSource source, string projection)
{
    /// <summary>Reads a number, <c>uniform</c> or <c>file</c>.</summary>
    public WeightRule Read(YamlNode node)
    {
        var what = $"weight of {projection}";
        if (node is not YamlMappingNode)
            return new YamlScalar(source, node, what).Number();
        var map = new YamlMap(source, node, what, "uniform", "file");
        map.RefuseBoth("uniform", "file");
        if (map.OptionalScalar("file") is { } file)
            return WeightRule.FromCsv(source.PathOf(file.Text));
        var uniform = new YamlMap(source, map.Require("uniform"), $"uniform {what}", "min", "max", "seed");
        return WeightRule.Uniform(uniform.Scalar("min").Number(), uniform.Scalar("max").Number(), uniform.Scalar("seed").Seed());
    }
}
