// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Network;

namespace NeuroCore.Experiments.Assemblies;

/// <summary>
/// An area as in C. Papadimitriou and others, "Brain computation by assemblies of neurons", PNAS 117 (2020) 14464: a random graph in
/// which only the neurons with the most input fire. Here these are the three strongest of each of eight parts, since the board
/// chooses up to four of a group: 24 of 512 neurons, for 512 inputs. That is every neuron and source of the build.
/// </summary>
public static class AssemblyArea
{
    /// <summary>Name of the build that has winner-take-all groups and room for the area.</summary>
    public const string Build = "complete";

    /// <summary>Name of the inputs.</summary>
    public const string Stimulus = "stimulus";

    /// <summary>Neurons.</summary>
    public const int Neurons = Parts * PartSize;

    /// <summary>Inputs.</summary>
    public const int Inputs = 512;

    /// <summary>Neurons that fire in a tick, and so the size of an assembly.</summary>
    public const int Cap = Parts * Winners;

    private const int Parts = 8;
    private const int PartSize = 64;
    private const int Winners = 3;
    private const double Probability = 0.5;
    private const int Weight = 10;
    private const string Rule = "hebb";

    // A synapse from a source that has just fired grows, one from a silent source shrinks.
    private const string Text = """
        trace x1: tau = 3 ms, impulse = 100
        bounds: 0 .. 127
        rounding: stochastic
        dw = (2^-3 * x1 - 1) * y0
        """;

    /// <summary>The area.</summary>
    /// <param name="seed">Of the graph and of the board's chance.</param>
    public static NetworkDescription Describe(ulong seed)
    {
        var builder = new NetworkBuilder("area", Duration.Milliseconds(1), WeightMode.Exact).Seed(seed).Inputs(Stimulus, Inputs);
        for (var part = 0; part < Parts; part++)
            builder.Neurons(Name(part), PartSize, new NeuronParameters { Threshold = 1, TauMembrane = Decay.AtOnce, Winners = Winners });
        builder.Rule(LearningRule.Of(Rule, Text));
        var seeds = new SplitMix64(seed);
        for (var part = 0; part < Parts; part++)
        {
            Join(builder, Stimulus, Name(part), seeds.Next());
            for (var other = 0; other < Parts; other++)
                Join(builder, Name(other), Name(part), seeds.Next());
        }

        return builder.Build();
    }

    private static string Name(int part) => $"part{part}";

    private static void Join(NetworkBuilder builder, string source, string target, ulong seed) => builder.Project(
        source, target, Connector.FixedProbability(Probability, seed, allowSelf: false), Weight, options: new ProjectionOptions { Rule = Rule });
}
