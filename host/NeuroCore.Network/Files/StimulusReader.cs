// SPDX-License-Identifier: Apache-2.0
using YamlDotNet.RepresentationModel;

namespace NeuroCore.Network;

/// <summary>Reads an entry of the stimulus.</summary>
internal sealed class StimulusReader(YamlSource source, NetworkBuilder builder)
{
    private const string What = "the stimulus";
    private static readonly string[] Kinds = ["at", "every", "file", "drive"];

    /// <summary>Reads spikes, a train or a file, and adds them.</summary>
    public NetworkBuilder Read(YamlNode node)
    {
        var map = new YamlMap(source, node, What, "population", "index", "at", "every", "from", "until", "file", "sign", "drive");
        var kinds = Kinds.Where(map.Has).ToList();
        if (kinds.Count != 1)
            throw source.Error(node, $"{What} needs one of 'at', 'every', 'file' and 'drive'.");
        return kinds[0] switch
        {
            "at" => Spikes(map),
            "every" => Train(map),
            "drive" => Drive(map),
            _ => FromFile(map),
        };
    }

    private NetworkBuilder Spikes(YamlMap map)
    {
        Refuse(map, "at", "from", "until");
        var times = map.Require("at") is YamlSequenceNode list ? list.Children : [map.Require("at")];
        var population = map.Scalar("population").Text;
        var indices = Indices(map);
        var negative = Negative(map);
        foreach (var node in times)
            source.At(node, () => builder.Spikes(population, indices, [new YamlScalar(source, node, $"a time of {What}").Time()], negative));
        return builder;
    }

    private NetworkBuilder Train(YamlMap map) => builder.Train(
        map.Scalar("population").Text, Indices(map),
        map.Scalar("every").Time(), map.OptionalScalar("from")?.Time(), map.OptionalScalar("until")?.Time(), Negative(map));

    private NetworkBuilder FromFile(YamlMap map)
    {
        Refuse(map, "file", "index", "from", "until", "sign");
        return builder.SpikesFromCsv(source.PathOf(map.Scalar("file").Text), map.OptionalScalar("population")?.Text);
    }

    private NetworkBuilder Drive(YamlMap map)
    {
        Refuse(map, "drive", "index", "until", "sign");
        var population = map.Scalar("population").Text;
        return builder.DriveWith(population, new DriveReader(source, population).Read(map.Require("drive")), map.OptionalScalar("from")?.Time());
    }

    private static bool Negative(YamlMap map) => map.OptionalScalar("sign") is { } sign && ProjectionReader.Negative(sign);

    private void Refuse(YamlMap map, string kind, params string[] keys)
    {
        if (keys.FirstOrDefault(map.Has) is { } key)
            throw source.Error(map.Find(key)!, $"{What} has both '{kind}' and '{key}', which do not go together.");
    }

    private List<int>? Indices(YamlMap map) => map.Find("index") switch
    {
        null or YamlScalarNode { Value: "all" } => null,
        YamlSequenceNode list => [.. list.Select(Index)],
        { } node => [Index(node)],
    };

    private int Index(YamlNode node) => new YamlScalar(source, node, $"index of {What}").Whole(0);
}
