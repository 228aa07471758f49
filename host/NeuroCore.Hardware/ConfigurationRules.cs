// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Hardware;

/// <summary>What the RTL asks of its parameters.</summary>
public static class ConfigurationRules
{
    /// <summary>Blocks of neurons that a range word can name.</summary>
    public const int MostBlocks = 1 << Fields.FirstBlockWidth;

    /// <summary>Sources that a stream word can name.</summary>
    public const int MostSources = 1 << LinkLimits.SourceBits;

    /// <summary>Most winners that a class word can ask for.</summary>
    public const int MostWinners = (1 << Fields.GroupWinnersWidth) - 1;

    /// <summary>Fewest neurons of a build that learns: the parameters of the traces lie in their places.</summary>
    public const int LeastLearningNeurons = 16;

    private const string OnePort = "up5k";

    /// <summary>Memories and multipliers that <c>hdl/memory</c> knows.</summary>
    public static ImmutableArray<string> Technologies { get; } = ["generic", "hx8k", OnePort];

    /// <summary>The first thing that is wrong with a build, without a full stop; null if nothing is.</summary>
    public static string? Problem(Configuration build)
    {
        if (build.Lanes is not (1 or 2 or 4 or 8 or 16))
            return $"lanes is {build.Lanes}, but must be 1, 2, 4, 8 or 16";
        if (!Technologies.Contains(build.Technology))
            return $"technology is '{build.Technology}', but must be one of {string.Join(", ", Technologies)}";
        return
            Outside("neurons", build.Neurons, build.Lanes, MostBlocks * build.Lanes) ??
            Outside("sources", build.Sources, build.Neurons, MostSources) ??
            NoMultiple("neurons", build.Neurons, build.Lanes) ??
            NoMultiple("sources", build.Sources, build.Lanes) ??
            Outside("current_width", build.CurrentWidth, 2, 16) ??
            Outside("membrane_width", build.MembraneWidth, 10, 24) ??
            Outside("accumulator_shift_bits", build.AccumulatorShiftBits, 0, Fields.AccumulatorShiftWidth) ??
            Outside("current_shift_bits", build.CurrentShiftBits, 0, Fields.CurrentShiftWidth) ??
            Outside("exponent_bits", build.ExponentBits, 0, Fields.ExponentWidth) ??
            Outside("delay_bits", build.DelayBits, 0, Fields.DelayWidth) ??
            Outside("encoders", build.Encoders, 0, Math.Max(0, build.Sources - build.FirstEncoded(build.Neurons))) ??
            Outside("winners", build.Winners, 0, MostWinners) ??
            TwoKindsOfSynapse(build) ??
            TooSmallToLearn(build) ??
            PortWithoutUse(build) ??
            Outside("clock_hertz", build.ClockHertz, 1_000_000, 1_000_000_000) ??
            Outside("baud", build.Baud, 9_600, build.ClockHertz / 4);
    }

    private static string? TwoKindsOfSynapse(Configuration build) =>
        build.Has(Capabilities.FineSynapses | Capabilities.TaggedSynapses)
            ? "features has fine_synapses and tagged_synapses, but a build has at most one of them"
            : null;

    private static string? TooSmallToLearn(Configuration build) =>
        build.Has(Capabilities.Learning) && (build.Lanes < 2 || build.Neurons < LeastLearningNeurons)
            ? $"features has learning with {build.Neurons} neurons and {build.Lanes} lanes, but learning takes at least {LeastLearningNeurons} neurons and 2 lanes"
            : null;

    private static string? PortWithoutUse(Configuration build)
    {
        if (!build.Has(Capabilities.DualPort))
            return null;
        if (!build.Has(Capabilities.Learning))
            return "features has dual_port without learning, but only what learns writes while it reads";
        return build.Technology == OnePort
            ? $"features has dual_port with the technology {OnePort}, but its SPRAMs have one port"
            : null;
    }

    private static string? Outside(string name, int value, int least, int most) =>
        value >= least && value <= most ? null : $"{name} is {value}, but must be from {least} to {most}";

    private static string? NoMultiple(string name, int value, int lanes) =>
        value % lanes == 0 ? null : $"{name} is {value}, but must be a multiple of lanes, {lanes}";
}
