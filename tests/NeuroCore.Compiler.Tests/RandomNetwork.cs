// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Compiler.Tests;

/// <summary>Networks of all sorts that fit a build.</summary>
internal sealed class RandomNetwork
{
    private readonly SplitMix64 _chance;
    private readonly Configuration _build;
    private readonly WeightMode _mode;

    private RandomNetwork(ulong seed, Configuration build, WeightMode mode)
    {
        _chance = new SplitMix64(seed);
        _build = build;
        _mode = mode;
    }

    /// <summary>A network for this build, always the same for the same seed.</summary>
    public static NetworkDescription For(Configuration build, ulong seed, WeightMode mode = WeightMode.Scaled) =>
        new RandomNetwork(seed, build, mode).Make();

    private NetworkDescription Make()
    {
        var builder = new NetworkBuilder("random", Duration.Milliseconds(1), _mode);
        var (blocks, sources) = (Math.Min(_build.Blocks, 16), Math.Min((_build.Sources - _build.Neurons) / _build.Lanes, 16));
        var names = new List<(string Name, int Size)>();
        for (var i = 0; blocks > 0 && (i == 0 || _chance.NextUnit() < 0.8); i++)
        {
            names.Add(($"p{i}", Size(ref blocks)));
            builder.Neurons(names[^1].Name, names[^1].Size, Parameters(names[^1].Size));
        }

        var populations = names.Count;
        for (var i = 0; sources > 0 && _chance.NextUnit() < 0.8; i++)
        {
            names.Add(($"i{i}", Size(ref sources)));
            builder.Inputs(names[^1].Name, names[^1].Size);
        }

        var scale = _mode == WeightMode.Exact ? 127 : Math.Pow(10, Range(-3, 3));
        foreach (var source in names)
        {
            foreach (var target in names.Take(populations).Where(_ => _chance.NextUnit() < 0.5))
                builder.Project(source.Name, target.Name, Joined(source.Size == target.Size), Weight(scale));
        }

        return builder.Build();
    }

    private int Size(ref int blocks)
    {
        var taken = 1 + (int)(_chance.NextUnit() * Math.Min(blocks, 4));
        blocks -= taken;
        return taken * _build.Lanes - (int)(_chance.NextUnit() * _build.Lanes);
    }

    private Connector Joined(bool sameSize) => (int)(_chance.NextUnit() * 3) switch
    {
        0 => Connector.AllToAll(_chance.NextUnit() < 0.5),
        1 when sameSize => Connector.OneToOne,
        _ => Connector.FixedProbability(_chance.NextUnit(), _chance.Next(), _chance.NextUnit() < 0.5),
    };

    private WeightRule Weight(double scale) => _chance.NextUnit() < 0.3
        ? Value(scale)
        : WeightRule.Uniform(-Math.Abs(Value(scale)), Math.Abs(Value(scale)), _chance.Next());

    private NeuronParameters Parameters(int size)
    {
        var largest = _mode == WeightMode.Exact ? 1000 : Math.Pow(10, Range(-2, 2));
        var least = _mode == WeightMode.Exact ? 1 : largest / 100;
        NeuronValues Some(double low, double high) => _chance.NextUnit() < 0.5
            ? Value(low, high)
            : NeuronValues.Each(Enumerable.Range(0, size).Select(_ => Value(low, high)));
        return new NeuronParameters
        {
            Threshold = Some(least, largest),
            Bias = _chance.NextUnit() < 0.5 ? 0 : Some(-largest / 4, largest / 4),
            VInit = _chance.NextUnit() < 0.5 ? 0 : Some(-largest / 2, largest / 2),
            TauMembrane = _chance.NextUnit() < 0.5 ? Decay.Never : Decay.Tau(Duration.Milliseconds(Range(0.5, 50))),
            TauSynapse = _chance.NextUnit() < 0.5 ? Decay.AtOnce : Decay.Tau(Duration.Milliseconds(Range(0.5, 20))),
            Refractory = Duration.Ticks((int)Range(0, 6)),
            Reset = _chance.NextUnit() < 0.5 ? ResetMode.Value : ResetMode.Subtract,
            VReset = Value(-largest / 4, least / 2),
            VMin = _chance.NextUnit() < 0.5 ? null : -largest,
        };
    }

    private double Value(double scale) => Value(-scale, scale);

    private double Value(double low, double high) =>
        _mode == WeightMode.Exact ? Math.Round(Range(low, high)) : Range(low, high);

    private double Range(double low, double high) => low + _chance.NextUnit() * (high - low);
}
