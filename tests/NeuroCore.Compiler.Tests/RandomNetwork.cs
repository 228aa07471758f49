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
    /// <param name="build">The build.</param>
    /// <param name="seed">Where the draws start.</param>
    /// <param name="mode">Real or integer weights.</param>
    /// <param name="ticks">Length of a run with random spikes; 0 is none.</param>
    public static NetworkDescription For(Configuration build, ulong seed, WeightMode mode = WeightMode.Scaled, int ticks = 0) =>
        new RandomNetwork(seed, build, mode).Make(ticks);

    private NetworkDescription Make(int ticks)
    {
        var builder = new NetworkBuilder("random", Duration.Milliseconds(1), _mode).Seed(_chance.Next());
        var (blocks, sources) = (Math.Min(_build.Blocks, 16), Math.Min((_build.Sources - _build.Neurons) / _build.Lanes, 16));
        var encoders = _build.Encoders - 2 * _build.EventWidth;
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
            builder.Inputs(names[^1].Name, names[^1].Size, DriveOf(names[^1].Size, ref encoders));
        }

        var scale = _mode == WeightMode.Exact ? 127 : Math.Pow(10, Range(-3, 3));
        var kinds = Enumerable.Range(0, 4).Select(_ => Options()).ToArray();
        foreach (var source in names)
        {
            // Few kinds: what differs between sources of one population would cost classes.
            var options = kinds[(int)(_chance.NextUnit() * kinds.Length)];
            foreach (var target in names.Take(populations).Where(_ => _chance.NextUnit() < 0.5))
                builder.Project(source.Name, target.Name, Joined(source.Size == target.Size), Weight(scale), options: options);
        }

        if (ticks > 0)
            Spikes(builder.Run(Duration.Ticks(ticks)), names.Skip(populations), ticks);
        return Recorded(builder, names.Take(populations)).Build();
    }

    private void Spikes(NetworkBuilder builder, IEnumerable<(string Name, int Size)> inputs, int ticks)
    {
        foreach (var (name, size) in inputs)
        {
            for (var tick = 0; tick < ticks; tick++)
            {
                var negative = Maybe(Capabilities.Bipolar);
                int[] members = [.. Enumerable.Range(0, size).Where(_ => _chance.NextUnit() < 0.2)];
                if (members.Length > 0)
                    builder.Spikes(name, members, [Duration.Ticks(tick)], negative);
            }
        }
    }

    private ProjectionOptions Options() => new()
    {
        Delay = Maybe(Capabilities.Delay) ? Delays((int)Range(0, 1 << _build.DelayBits)) : null,
        Negative = Maybe(Capabilities.Polarity),
        Enabled = _chance.NextUnit() < 0.9,
        Exponent = _mode == WeightMode.Exact && Maybe(Capabilities.Exponent) ? (int)Range(0, Math.Min(1 << _build.ExponentBits, 4)) : null,
    };

    private Drive? DriveOf(int size, ref int encoders)
    {
        if (!Maybe(Capabilities.Encoders) || encoders < size + _build.Lanes)
            return null;
        encoders -= size + _build.Lanes;
        var rates = Rates.PerTick(NeuronValues.Each(Enumerable.Range(0, size).Select(_ => _chance.NextUnit() / 4)));
        return (int)(_chance.NextUnit() * 3) switch
        {
            0 => Drive.Bernoulli(rates),
            1 => Drive.Regular(rates),
            _ => Drive.Latency(Latencies.Each(Enumerable.Range(0, size).Select(index =>
                index % 5 == 4 ? (Duration?)null : Duration.Ticks((int)Range(0, 100))))),
        };
    }

    private NetworkBuilder Recorded(NetworkBuilder builder, IEnumerable<(string Name, int Size)> populations)
    {
        if (!Maybe(Capabilities.Report))
            return builder;
        foreach (var (name, size) in populations.Where(_ => _chance.NextUnit() < 0.7))
            builder.Record(name, Cells.Of(Enumerable.Range(0, size).Where(_ => _chance.NextUnit() < 0.7)));
        return builder;
    }

    /// <summary>Sometimes true, if the build has the feature.</summary>
    // One, or, where synapses may have delays of their own, any up to it.
    private DelayRule Delays(int most) => Maybe(Capabilities.TaggedSynapses)
        ? DelayRule.Uniform(Duration.Ticks(0), Duration.Ticks(most), _chance.Next())
        : Duration.Ticks(most);

    private bool Maybe(Capabilities feature) => _build.Has(feature) && _chance.NextUnit() < 0.4;

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
        bool Often(Capabilities feature) => _build.Has(feature) && _chance.NextUnit() < 0.5;
        var resets = new[] { (Capabilities.ResetValue, ResetMode.Value), (Capabilities.ResetSubtract, ResetMode.Subtract), (Capabilities.ResetNone, ResetMode.None) }
            .Where(pair => _build.Has(pair.Item1)).Select(pair => pair.Item2).ToArray();
        var reset = resets[(int)(_chance.NextUnit() * resets.Length)];
        var adapts = Maybe(Capabilities.Adaptation);
        return new NeuronParameters
        {
            Threshold = Some(least, largest),
            Bias = Often(Capabilities.Bias) ? Some(-largest / 4, largest / 4) : 0,
            VInit = _chance.NextUnit() < 0.5 ? 0 : Some(-largest / 2, largest / 2),
            TauMembrane = Often(Capabilities.Leak) ? Decay.Tau(Duration.Milliseconds(Range(0.5, 50))) : Decay.Never,
            TauSynapse = Often(Capabilities.SynapticDecay) ? Decay.Tau(Duration.Milliseconds(Range(0.5, 20))) : Decay.AtOnce,
            Refractory = Duration.Ticks(_build.Has(Capabilities.Refractory) ? (int)Range(0, 6) : 0),
            Reset = reset,
            VReset = Value(-largest / 4, least / 2),
            VMin = Often(Capabilities.Floor) ? -largest : null,
            ResetKeep = reset == ResetMode.Subtract && Maybe(Capabilities.KeepReset) ? Share.Keep((int)Range(0, 4097)) : Share.All,
            ThetaInit = adapts && _chance.NextUnit() < 0.5 ? Some(0, largest / 4) : 0,
            Adaptation = !adapts ? null : new Adaptation
            {
                Increment = Value(0, largest / 4),
                Tau = _chance.NextUnit() < 0.3 ? Decay.Keep((int)Range(0, 4097)) : Decay.Tau(Duration.Milliseconds(Range(2, 500))),
            },
            Noise = !Maybe(Capabilities.Noise) ? null : _mode == WeightMode.Exact
                ? Noise.OfCode((int)Range(0, 16))
                : Noise.Within(largest * Range(0, 0.2)),
            Bipolar = Maybe(Capabilities.Bipolar),
            Silenced = Maybe(Capabilities.Silencing) ? Cells.Of(Enumerable.Range(0, size).Where(_ => _chance.NextUnit() < 0.2)) : Cells.None,
        };
    }

    private double Value(double scale) => Value(-scale, scale);

    private double Value(double low, double high) =>
        _mode == WeightMode.Exact ? Math.Round(Range(low, high)) : Range(low, high);

    private double Range(double low, double high) => low + _chance.NextUnit() * (high - low);
}
