// SPDX-License-Identifier: Apache-2.0
using YamlDotNet.RepresentationModel;

namespace NeuroCore.Network;

/// <summary>Reads the delay of a projection.</summary>
/// <param name="source">The file.</param>
/// <param name="projection">The projection, for messages.</param>
internal sealed class DelayReader(YamlSource source, string projection)
{
    /// <summary>Reads a time, a list of times, <c>uniform</c>, <c>normal</c> or <c>file</c>.</summary>
    public DelayRule Read(YamlNode node)
    {
        var what = $"delay of {projection}";
        if (node is YamlSequenceNode list)
            return DelayRule.Each([.. list.Select(item => new YamlScalar(source, item, what).Time())]);
        if (node is not YamlMappingNode)
            return new YamlScalar(source, node, what).Time();
        var map = new YamlMap(source, node, what, "uniform", "normal", "file");
        switch (map.Only("uniform", "normal", "file"))
        {
            case "file":
                return DelayRule.FromCsv(source.PathOf(map.Scalar("file").Text));
            case "uniform":
                var uniform = new YamlMap(source, map.Require("uniform"), $"uniform {what}", "min", "max", "seed");
                return DelayRule.Uniform(uniform.Scalar("min").Time(), uniform.Scalar("max").Time(), uniform.Scalar("seed").Seed());
            default:
                var normal = new YamlMap(source, map.Require("normal"), $"normal {what}", "mean", "deviation", "seed");
                return DelayRule.Normal(normal.Scalar("mean").Time(), normal.Scalar("deviation").Time(), normal.Scalar("seed").Seed());
        }
    }
}
