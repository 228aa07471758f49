// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using YamlDotNet.RepresentationModel;

namespace NeuroCore.Network;

/// <summary>Reads the keys of a population.</summary>
internal sealed class PopulationReader(YamlSource source, NetworkBuilder builder)
{
    private static readonly string[] Keys =
    [
        "size", "threshold", "tau_membrane", "tau_synapse", "tau_second", "bias", "refractory", "reset", "v_reset", "v_min", "v_init",
        "adaptation", "theta_init", "noise", "bipolar", "silenced", "winners", "normalisation",
        "keep_membrane", "keep_synapse", "keep_second", "keep_reset", "noise_amplitude", "accumulator_shift", "second_shift",
    ];

    /// <summary>Reads a population and adds it.</summary>
    public NetworkBuilder Read(string name, YamlNode node)
    {
        var map = new YamlMap(source, node, $"population '{name}'", Keys);
        var size = map.Scalar("size").Whole(1);
        var values = new ValuesReader(source, size);
        var (reset, keep) = Reset(map);
        var parameters = new NeuronParameters
        {
            Threshold = values.Require(map, "threshold"),
            Bias = values.Numbers(map, "bias") ?? 0,
            VInit = values.Numbers(map, "v_init") ?? 0,
            ThetaInit = values.Numbers(map, "theta_init") ?? 0,
            TauMembrane = values.Decays(map, "tau_membrane", "keep_membrane") ?? Decay.Never,
            TauSynapse = values.Decays(map, "tau_synapse", "keep_synapse") ?? Decay.AtOnce,
            TauSecond = ValuesReader.OneDecay(map, "tau_second", "keep_second") ?? Decay.AtOnce,
            Refractory = Refractory(map),
            Reset = reset,
            ResetKeep = keep,
            VReset = map.OptionalScalar("v_reset")?.Number() ?? 0,
            VMin = map.OptionalScalar("v_min") is { Text: not "none" } floor ? floor.Number() : null,
            Adaptation = map.Find("adaptation") is { } adaptation ? Adaptation(adaptation, map.What) : null,
            Noise = Noise(map),
            Bipolar = map.OptionalScalar("bipolar")?.Truth() ?? false,
            Silenced = Silenced(map),
            Winners = map.OptionalScalar("winners")?.Whole(1, 7),
            Normalisation = map.Find("normalisation") is { } normalisation ? Normalisation(normalisation, values, map.What) : null,
            AccumulatorShift = map.OptionalScalar("accumulator_shift")?.Whole(0, 7),
            SecondShift = map.OptionalScalar("second_shift")?.Whole(0, 7),
        };
        return builder.Neurons(name, size, parameters);
    }

    private static Duration Refractory(YamlMap map) =>
        map.OptionalScalar("refractory") is { Text: not "none" } time ? time.Time() : default;

    /// <summary>A word, or subtraction with the share of the overshoot that it keeps.</summary>
    private (ResetMode Mode, Share Keep) Reset(YamlMap map)
    {
        var kept = map.OptionalScalar("keep_reset");
        if (map.Find("reset") is not YamlMappingNode node)
        {
            var mode = map.OptionalScalar("reset")?.Choice(
                ("value", ResetMode.Value), ("subtract", ResetMode.Subtract), ("none", ResetMode.None)) ?? ResetMode.Value;
            return (mode, kept is null ? Share.All : Share.Keep(kept.Whole(0, 4096)));
        }

        var what = $"reset of {map.What}";
        var subtract = new YamlMap(source, new YamlMap(source, node, what, "subtract").Require("subtract"), $"subtract of {what}", "keep");
        if (kept is not null)
            throw kept.Error($"{map.What} has both 'keep' of 'reset' and 'keep_reset': keep one of them.");
        var share = subtract.Scalar("keep");
        return (ResetMode.Subtract, source.At(share.Node, () => Share.Of(share.Number())));
    }

    private Adaptation Adaptation(YamlNode node, string population)
    {
        var map = new YamlMap(source, node, $"the adaptation of {population}", "increment", "tau", "keep_theta", "theta_period");
        return new Adaptation
        {
            Increment = map.Scalar("increment").Number(),
            Tau = ValuesReader.OneDecay(map, "tau", "keep_theta") ?? Decay.Never,
            Period = map.OptionalScalar("theta_period")?.Whole(0, Network.Adaptation.MostPeriod),
        };
    }

    private Noise? Noise(YamlMap map)
    {
        map.RefuseBoth("noise", "noise_amplitude");
        if (map.OptionalScalar("noise_amplitude") is { } code)
            return Network.Noise.OfCode(code.Whole(0, Network.Noise.MostCode));
        return map.OptionalScalar("noise") is { Text: not "none" } amplitude
            ? source.At(amplitude.Node, () => Network.Noise.Within(amplitude.Number()))
            : null;
    }

    private Cells Silenced(YamlMap map) => map.Find("silenced") switch
    {
        null or YamlScalarNode { Value: "false" } => Cells.None,
        YamlScalarNode { Value: "true" } => Cells.All,
        { } node => ValuesReader.Cells(source, node, $"silenced of {map.What}"),
    };

    private Normalisation Normalisation(YamlNode node, ValuesReader values, string population)
    {
        var map = new YamlMap(source, node, $"the normalisation of {population}", "gamma", "beta", "mean", "variance", "epsilon");
        return source.At(node, () => new Normalisation
        {
            Gamma = values.Numbers(map, "gamma") ?? 1,
            Beta = values.Numbers(map, "beta") ?? 0,
            Mean = values.Require(map, "mean"),
            Variance = values.Require(map, "variance"),
            Epsilon = map.OptionalScalar("epsilon")?.Number() ?? 1e-5,
        });
    }
}
