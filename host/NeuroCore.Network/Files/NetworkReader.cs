// SPDX-License-Identifier: Apache-2.0
using YamlDotNet.RepresentationModel;

namespace NeuroCore.Network;

/// <summary>Reads the keys of the whole file.</summary>
internal sealed class NetworkReader(YamlSource source)
{
    /// <summary>Reads a network from the text of a file.</summary>
    /// <exception cref="DescriptionException">What is wrong, with its place.</exception>
    public NetworkDescription Read(string yaml)
    {
        var map = new YamlMap(
            source, source.Root(yaml), "the network", "name", "about", "tick", "run", "weights", "inputs", "populations", "projections", "stimulus");
        var builder = Begin(map);
        foreach (var (name, keys) in map.Named("inputs"))
            source.At(name, () => ReadInput(builder, name.Value!, keys));
        var populations = new PopulationReader(source, builder);
        foreach (var (name, keys) in map.Named("populations"))
            source.At(name, () => populations.Read(name.Value!, keys));
        var projections = new ProjectionReader(source, builder);
        foreach (var node in map.List("projections"))
            source.At(node, () => projections.Read(node));
        if (map.OptionalScalar("run") is { } run)
            source.At(run.Node, () => builder.Run(run.Time()));
        var stimuli = new StimulusReader(source, builder);
        foreach (var node in map.List("stimulus"))
            source.At(node, () => stimuli.Read(node));
        return source.At(map.Node, builder.Build);
    }

    private NetworkBuilder Begin(YamlMap map)
    {
        var name = map.Scalar("name");
        var tick = map.Scalar("tick");
        var weights = map.OptionalScalar("weights")?.Choice(("scaled", WeightMode.Scaled), ("integer", WeightMode.Exact)) ?? WeightMode.Scaled;
        source.At(name.Node, () => Names.Check(name.Text, "a network"));
        var builder = source.At(tick.Node, () => new NetworkBuilder(name.Text, tick.PositiveTime(), weights));
        return map.OptionalScalar("about") is { } about ? builder.About(about.Text) : builder;
    }

    private NetworkBuilder ReadInput(NetworkBuilder builder, string name, YamlNode keys) =>
        builder.Inputs(name, new YamlMap(source, keys, $"input '{name}'", "size").Scalar("size").Whole(1));
}
