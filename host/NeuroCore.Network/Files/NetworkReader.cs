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
            source, source.Root(yaml), "the network",
            "name", "about", "tick", "run", "weights", "seed", "inputs", "populations", "rules", "projections", "learning", "stimulus", "record",
            "probe");
        var builder = Begin(map);
        foreach (var (name, keys) in map.Named("inputs"))
            source.At(name, () => ReadInput(builder, name.Value!, keys));
        var populations = new PopulationReader(source, builder);
        foreach (var (name, keys) in map.Named("populations"))
            source.At(name, () => populations.Read(name.Value!, keys));
        var learning = new LearningReader(source, builder);
        foreach (var (name, rule) in map.Named("rules"))
            source.At(rule, () => learning.ReadRule(name.Value!, rule));
        var projections = new ProjectionReader(source, builder);
        foreach (var node in map.List("projections"))
            source.At(node, () => projections.Read(node));
        if (map.Find("learning") is { } control)
            source.At(control, () => learning.ReadControl(control));
        if (map.Find("run") is { } run)
            source.At(run, () => ReadRun(builder, map, run));
        var stimuli = new StimulusReader(source, builder);
        foreach (var node in map.List("stimulus"))
            source.At(node, () => stimuli.Read(node));
        var recording = new RecordingReader(source, builder);
        if (map.Find("record") is { } record)
            source.At(record, () => recording.ReadSpikes(record));
        if (map.Find("probe") is { } probe)
            source.At(probe, () => recording.ReadProbe(probe));
        return source.At(map.Node, builder.Build);
    }

    private NetworkBuilder Begin(YamlMap map)
    {
        var name = map.Scalar("name");
        var tick = map.Scalar("tick");
        var weights = map.OptionalScalar("weights")?.Choice(("scaled", WeightMode.Scaled), ("integer", WeightMode.Exact)) ?? WeightMode.Scaled;
        source.At(name.Node, () => Names.Check(name.Text, "a network"));
        var builder = source.At(tick.Node, () => new NetworkBuilder(name.Text, tick.PositiveTime(), weights));
        if (map.OptionalScalar("seed") is { } seed)
            builder.Seed(seed.Seed());
        return map.OptionalScalar("about") is { } about ? builder.About(about.Text) : builder;
    }

    private NetworkBuilder ReadInput(NetworkBuilder builder, string name, YamlNode keys)
    {
        var map = new YamlMap(source, keys, $"input '{name}'", "size", "drive");
        var drive = map.Find("drive") is { } node ? new DriveReader(source, name).Read(node) : null;
        return builder.Inputs(name, map.Scalar("size").Whole(1), drive);
    }

    /// <summary>Reads the length of a run, or its keys.</summary>
    private NetworkBuilder ReadRun(NetworkBuilder builder, YamlMap network, YamlNode node)
    {
        if (node is not YamlMappingNode)
            return builder.Run(network.Scalar("run").Time());
        var map = new YamlMap(source, node, "the run", "length", "until_spikes", "tick_period");
        return builder.Run(map.Scalar("length").Time(), new RunControl
        {
            UntilSpikes = map.OptionalScalar("until_spikes")?.Whole(1, RunControl.MostSpikes),
            TickPeriod = map.OptionalScalar("tick_period")?.PositiveTime(),
        });
    }
}
