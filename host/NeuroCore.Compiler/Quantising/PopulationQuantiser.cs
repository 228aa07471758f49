// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Compiler;

/// <summary>Turns the numbers of a population into the board's integers.</summary>
internal static class PopulationQuantiser
{
    /// <summary>Chooses the scale and rounds.</summary>
    public static QuantisedPopulation Quantise(
        NetworkDescription network, PlacedPopulation place, IReadOnlyList<PlacedSynapse> synapses, Configuration target)
    {
        var parameters = place.Population.Parameters;
        var keepU = Keep(parameters.TauSynapse[0], network.TickSeconds);
        var keepV = Keep(parameters.TauMembrane[0], network.TickSeconds);
        var load = InputLoad.Of(synapses);
        var scale = network.Weights == WeightMode.Exact
            ? ExactScale.For(parameters, load, Fraction(keepU), target)
            : new ScaleSearch(parameters, load, Fraction(keepU), Fraction(keepV), target).Find();
        return new QuantisedPopulation(
            place, scale, load,
            new ClassParameters(
                keepU, keepV, scale.AccumulatorShift, scale.CurrentShift,
                parameters.VMin is { } floor ? Math.Min(scale.Level(floor), short.MaxValue - 1) : short.MinValue,
                parameters.Reset == ResetMode.Value ? scale.Level(parameters.VReset) : 0,
                RefractoryTicks(parameters, network.TickSeconds),
                parameters.Reset),
            Each(place, index => scale.Level(parameters.Threshold[index])),
            Each(place, index => scale.Level(parameters.Bias[index])),
            Each(place, index => Fixed(scale, parameters.VInit[index], target)));
    }

    /// <summary>4096ths that a tick keeps.</summary>
    public static int Keep(Decay decay, double tickSeconds) =>
        (int)Math.Round(decay.FractionKept(tickSeconds) * Ranges.KeepAll, MidpointRounding.AwayFromZero);

    /// <summary>The refractory period in ticks, to the nearest, halves up.</summary>
    public static int RefractoryTicks(NeuronParameters parameters, double tickSeconds) =>
        (int)Math.Round(parameters.Refractory.TicksAt(tickSeconds), MidpointRounding.AwayFromZero);

    private static double Fraction(int keep) => (double)keep / Ranges.KeepAll;

    private static int Fixed(Scale scale, double value, Configuration target)
    {
        var most = (1 << (target.MembraneWidth - 1)) - 1;
        var wanted = Math.Round(value * scale.LevelUnits * (1 << Ranges.FractionBits), MidpointRounding.AwayFromZero);
        return (int)Math.Clamp(wanted, -most - 1, most);
    }

    private static ImmutableArray<int> Each(PlacedPopulation place, Func<int, int> value) =>
        [.. Enumerable.Range(0, place.Population.Size).Select(value)];
}
