// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using YamlDotNet.RepresentationModel;

namespace NeuroCore.Network;

/// <summary>Reads the keys of a population.</summary>
internal sealed class PopulationReader(YamlSource source, NetworkBuilder builder)
{
    /// <summary>Reads a population and adds it.</summary>
    public NetworkBuilder Read(string name, YamlNode node)
    {
        var map = new YamlMap(
            source, node, $"population '{name}'",
            "size", "threshold", "tau_membrane", "tau_synapse", "bias", "refractory", "reset", "v_reset", "v_min", "v_init",
            "keep_membrane", "keep_synapse", "accumulator_shift");
        var size = map.Scalar("size").Whole(1);
        var parameters = new NeuronParameters
        {
            Threshold = Values(map, "threshold", size) ?? throw source.Error(map.Node, $"{map.What} lacks the key 'threshold'."),
            Bias = Values(map, "bias", size) ?? 0,
            VInit = Values(map, "v_init", size) ?? 0,
            TauMembrane = Decay(map, "tau_membrane", "keep_membrane") ?? Network.Decay.Never,
            TauSynapse = Decay(map, "tau_synapse", "keep_synapse") ?? Network.Decay.AtOnce,
            Refractory = Refractory(map),
            Reset = map.OptionalScalar("reset")?.Choice(("value", ResetMode.Value), ("subtract", ResetMode.Subtract)) ?? ResetMode.Value,
            VReset = map.OptionalScalar("v_reset")?.Number() ?? 0,
            VMin = map.OptionalScalar("v_min") is { Text: not "none" } floor ? floor.Number() : null,
            AccumulatorShift = map.OptionalScalar("accumulator_shift")?.Whole(0, 7),
        };
        return builder.Neurons(name, size, parameters);
    }

    private static Decay? Decay(YamlMap map, string tau, string keep)
    {
        map.RefuseBoth(tau, keep);
        if (map.OptionalScalar(keep) is { } kept)
            return Network.Decay.Keep(kept.Whole(0, 4096));
        return map.OptionalScalar(tau) is { Text: not "none" } constant ? Network.Decay.Tau(constant.PositiveTime()) : null;
    }

    private static Duration Refractory(YamlMap map) =>
        map.OptionalScalar("refractory") is { Text: not "none" } time ? time.Time() : default;

    private NeuronValues? Values(YamlMap map, string key, int size)
    {
        var what = $"{key} of {map.What}";
        return map.Find(key) switch
        {
            null => null,
            YamlSequenceNode list => list.Children.Count == size
                ? NeuronValues.Each(list.Select(item => new YamlScalar(source, item, what).Number()))
                : throw source.Error(list, $"{what} has {list.Children.Count} values, but the population has {size} neurons."),
            YamlMappingNode file => source.At(file, () => Column(new YamlMap(source, file, what, "file", "column"), key)),
            { } node => new YamlScalar(source, node, what).Number(),
        };
    }

    private NeuronValues Column(YamlMap map, string key) =>
        ColumnCsv.Read(source.PathOf(map.Scalar("file").Text), map.OptionalScalar("column")?.Text ?? key);
}
