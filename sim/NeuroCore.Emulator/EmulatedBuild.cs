// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Emulator;

/// <summary>
/// Builds that exist nowhere but in the emulator: as large as a network, with lanes as wide as it takes for the numbers of
/// blocks to fit their fields. They are not among the configurations, since no hardware can be made of them.
/// </summary>
public static class EmulatedBuild
{
    /// <summary>Name of all of them.</summary>
    public const string Name = "emulated";

    private const int LeastLanes = 8;
    private const int AllShifts = 3;
    private const Capabilities NeverNeeded =
        Capabilities.FineSynapses | Capabilities.TaggedSynapses | Capabilities.WriteOnly | Capabilities.DualPort;

    /// <summary>A build that holds populations and inputs of these sizes.</summary>
    /// <param name="populations">Neurons of each population.</param>
    /// <param name="inputs">Sources of each input.</param>
    /// <param name="needs">Its features; null for all. What a network does not need costs time.</param>
    public static Configuration Holding(IReadOnlyCollection<int> populations, IReadOnlyCollection<int> inputs, Capabilities? needs = null)
    {
        ArgumentNullException.ThrowIfNull(populations);
        ArgumentNullException.ThrowIfNull(inputs);
        var lanes = LeastLanes;
        while (populations.Sum(size => Blocks(size, lanes)) > ConfigurationRules.MostBlocks)
            lanes *= 2;
        var neurons = populations.Sum(size => Blocks(size, lanes)) * lanes;
        var capabilities = needs ?? Enum.GetValues<Capabilities>().Aggregate((all, one) => all | one) & ~NeverNeeded;
        var sources = neurons + inputs.Sum(size => Blocks(size, lanes) * lanes) + (capabilities.HasFlag(Capabilities.Encoders) ? Math.Max(32, lanes) : 0);
        return new Configuration
        {
            Name = Name,
            Neurons = Math.Max(neurons, ConfigurationRules.LeastLearningNeurons),
            Sources = Math.Max(sources, ConfigurationRules.LeastLearningNeurons),
            Lanes = lanes,
            CurrentWidth = 16,
            MembraneWidth = 24,
            AccumulatorShiftBits = AllShifts,
            CurrentShiftBits = AllShifts,
            ExponentBits = AllShifts,
            DelayBits = capabilities.HasFlag(Capabilities.Delay) ? AllShifts : 0,
            Encoders = capabilities.HasFlag(Capabilities.Encoders) ? sources - neurons : 0,
            Winners = capabilities.HasFlag(Capabilities.Winners) ? ConfigurationRules.MostWinners : 0,
            Capabilities = capabilities | Capabilities.Exponent | Capabilities.ResetValue,
            ClockHertz = 1_000_000,
            Baud = 9_600,
            Technology = "generic",
            About = "No hardware: as large as its network.",
        };
    }

    private static int Blocks(int size, int lanes) => (size + lanes - 1) / lanes;
}
