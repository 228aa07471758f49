// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Compiler.Tests;

/// <summary>Networks of which some projections learn.</summary>
internal static class PlasticNetwork
{
    private const int MostMembers = 60;
    private const string Traces = "trace x1: tau = 20 ms, impulse = 64\ntrace y1: tau = 10 ms, impulse = 80\n";

    /// <summary>Rules of one setting of the traces: one product a trigger; more of them with an epoch; those of a weight below 0.</summary>
    public static IReadOnlyDictionary<string, string> Rules { get; } = new Dictionary<string, string>
    {
        ["plain"] = $"{Traces}bounds: 0 .. 127\ndw = 2^-6 * x1 * y0 - 2^-6 * y1 * x0",
        ["longer"] = $"{Traces}bounds: -100 .. 100\nrounding: nearest\nepoch: 16 ticks\ndw = 2^-6 * x1 * y0 - 2^-5 * x0 + 2^-7 * y1 * x0 - 2^-6 * w * e",
        ["inhibitory"] = $"{Traces}bounds: -127 .. 0\ndw = 2^-6 * y1 * x0 - 2^-6 * x1 * y0 + 2^-6 * y0 - 2^-6 * g * x1 * y0",
    };

    /// <summary>Weights that a rule leaves as they are.</summary>
    public static (int Least, int Most) Bounds(string? rule) => rule switch
    {
        "plain" => (0, 127),
        "longer" => (-100, 100),
        "inhibitory" => (-127, 0),
        _ => (-127, 127),
    };

    /// <summary>A network that suits most builds, always the same for the same seed.</summary>
    public static NetworkDescription Random(Configuration build, ulong seed, WeightMode mode)
    {
        var chance = new SplitMix64(seed);
        var builder = new NetworkBuilder("plastic", Duration.Milliseconds(1), mode);
        foreach (var (name, text) in Rules)
            builder.Rule(LearningRule.Of(name, text));
        var names = new List<(string Name, int Size)>();
        for (var i = 0; i < 3; i++)
        {
            var size = 1 + (int)(chance.NextUnit() * Math.Min(MostMembers, build.Neurons / 3.5));
            names.Add(($"p{i}", size));
            builder.Neurons(names[^1].Name, size, new NeuronParameters
            {
                Threshold = mode == WeightMode.Exact ? 300 : 2,
                Reset = build.Has(Capabilities.ResetValue) ? ResetMode.Value : ResetMode.Subtract,
            });
        }

        for (var i = 0; i < 2; i++)
        {
            names.Add(($"i{i}", 1 + (int)(chance.NextUnit() * Math.Min(MostMembers, (build.Sources - build.Neurons) / 4))));
            builder.Inputs(names[^1].Name, names[^1].Size);
        }

        string?[] rules = [null, null, .. Rules.Keys];
        foreach (var (source, _) in names)
        {
            foreach (var (target, _) in names.Take(3).Where(_ => chance.NextUnit() < 0.6))
            {
                var rule = rules[(int)(chance.NextUnit() * rules.Length)];
                var (least, most) = Bounds(rule);
                var unit = mode == WeightMode.Exact ? 1 : rule is null ? 0.02 : 0.015625;
                builder.Project(
                    source, target, Connector.FixedProbability(chance.NextUnit(), chance.Next()),
                    WeightRule.Uniform(least * unit, most * unit, chance.Next()),
                    options: new ProjectionOptions { Rule = rule, WeightUnit = rule is null || mode == WeightMode.Exact ? null : unit });
            }
        }

        return builder.Build();
    }
}
