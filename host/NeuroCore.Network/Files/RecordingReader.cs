// SPDX-License-Identifier: Apache-2.0
using YamlDotNet.RepresentationModel;

namespace NeuroCore.Network;

/// <summary>Reads what is recorded.</summary>
internal sealed class RecordingReader(YamlSource source, NetworkBuilder builder)
{
    /// <summary>Reads whose spikes are handed to the host: <c>all</c>, <c>none</c> or a list.</summary>
    public NetworkBuilder ReadSpikes(YamlNode node)
    {
        if (node is not YamlSequenceNode list)
        {
            return new YamlScalar(source, node, "record of the network").Choice(("all", true), ("none", false))
                ? builder
                : builder.RecordNothing();
        }

        builder.RecordNothing();
        foreach (var entry in list)
            source.At(entry, () => ReadSpikesOf(entry));
        return builder;
    }

    /// <summary>Reads what is sampled.</summary>
    public NetworkBuilder ReadProbe(YamlNode node)
    {
        var map = new YamlMap(source, node, "the probe", "every", "values");
        return builder.Sample(map.Scalar("every").Time(), [.. map.List("values").Select(ReadValue)]);
    }

    private NetworkBuilder ReadSpikesOf(YamlNode entry)
    {
        if (entry is YamlScalarNode name)
            return builder.Record(name.Value ?? "");
        var map = new YamlMap(source, entry, "the recording", "population", "cells");
        return builder.Record(map.Scalar("population").Text, ValuesReader.Cells(source, map.Find("cells"), "cells of the recording"));
    }

    private Probe ReadValue(YamlNode entry)
    {
        var map = new YamlMap(source, entry, "a value of the probe", "population", "cells", "value");
        return new Probe(
            map.Scalar("population").Text,
            ValuesReader.Cells(source, map.Find("cells"), "cells of the probe"),
            map.Scalar("value").Choice(
                ("v", ProbedValue.Membrane), ("u", ProbedValue.Current), ("threshold", ProbedValue.Threshold), ("theta", ProbedValue.Theta)));
    }
}
