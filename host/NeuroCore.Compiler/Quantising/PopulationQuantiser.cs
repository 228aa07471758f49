// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Compiler.Learning;
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Compiler;

/// <summary>Turns the numbers of a population into the board's integers.</summary>
internal static class PopulationQuantiser
{
    /// <summary>Chooses the scale and rounds.</summary>
    /// <param name="network">The network.</param>
    /// <param name="folded">The population, its normalisation folded.</param>
    /// <param name="place">Where it lies.</param>
    /// <param name="synapses">Its synapses, a part for each projection.</param>
    /// <param name="plan">The rules of the network.</param>
    /// <param name="mostExponent">Largest exponent to use.</param>
    /// <param name="target">The build.</param>
    /// <param name="calibration">What data need; null: the worst is assumed.</param>
    public static QuantisedPopulation Quantise(
        NetworkDescription network, FoldedPopulation folded, PlacedPopulation place, ImmutableArray<ReadOnlyMemory<PlacedSynapse>> synapses,
        LearningPlan plan, int mostExponent, Configuration target, Calibration? calibration = null)
    {
        var (parameters, tick) = (folded.Parameters, network.TickSeconds);
        var keeps = Each(place, index => (U: Keep(parameters.TauSynapse[index], tick), V: Keep(parameters.TauMembrane[index], tick)));
        var keepSecond = Keep(parameters.TauSecond, tick);
        var load = Calibration.Apply(calibration, place.Population.Name, InputLoad.Of(network, synapses, plan));
        var longestU = Fraction(Math.Max(keepSecond, keeps.Max(keep => keep.U)));
        var scale = network.Weights == WeightMode.Exact
            ? ExactScale.For(parameters, load, longestU, target)
            : !load.Fixed.IsEmpty ? FixedScale.For(place.Population.Name, parameters, load, longestU, Fraction(keeps.Max(keep => keep.V)), mostExponent, target)
            : new ScaleSearch(parameters, load, longestU, Fraction(keeps.Max(keep => keep.V)), mostExponent, target).Find();
        var (keepTheta, period) = ThetaDecay.Of(parameters.Adaptation, Step(parameters, scale), tick);
        var quantised = new QuantisedPopulation(
            place, parameters, scale, load,
            ImmutableDictionary<ExponentKey, int>.Empty,
            new ClassParameters(
                keeps[0].U, keeps[0].V, scale.AccumulatorShift, scale.CurrentShift,
                parameters.VMin is { } floor ? Math.Min(scale.Level(floor), short.MaxValue - 1) : short.MinValue,
                parameters.Reset == ResetMode.Value ? scale.Level(parameters.VReset) : 0,
                RefractoryTicks(parameters, tick),
                parameters.Reset,
                parameters.Bipolar,
                NoiseCode.Of(parameters.Noise, scale),
                KeepReset: parameters.ResetKeep.Keep4096 ?? Part(parameters.ResetKeep.Fraction),
                KeepTheta: keepTheta,
                ThetaPeriod: period,
                ThetaStep: Step(parameters, scale)),
            (keepSecond, parameters.SecondShift ?? scale.AccumulatorShift),
            keeps,
            Each(place, index => scale.Level(parameters.Threshold[index])),
            Each(place, index => scale.Level(parameters.Bias[index])),
            Each(place, index => Fixed(scale, parameters.VInit[index], target)),
            Each(place, index => scale.Level(parameters.ThetaInit[index])));
        return network.Weights == WeightMode.Exact
            ? quantised
            : quantised with { Exponents = Exponents(network, quantised, synapses, target) };
    }

    /// <summary>4096ths that a tick keeps.</summary>
    public static int Keep(Decay decay, double tickSeconds) => Part(decay.FractionKept(tickSeconds));

    /// <summary>The refractory period in ticks, to the nearest, halves up.</summary>
    public static int RefractoryTicks(NeuronParameters parameters, double tickSeconds) =>
        (int)Math.Round(parameters.Refractory.TicksAt(tickSeconds), MidpointRounding.AwayFromZero);

    private static int Step(NeuronParameters parameters, Scale scale) => scale.Level(parameters.Adaptation?.Increment ?? 0);

    private static int Part(double fraction) => (int)Math.Round(fraction * Ranges.KeepAll, MidpointRounding.AwayFromZero);

    private static double Fraction(int keep) => (double)keep / Ranges.KeepAll;

    private static ImmutableDictionary<ExponentKey, int> Exponents(
        NetworkDescription network, QuantisedPopulation population, ImmutableArray<ReadOnlyMemory<PlacedSynapse>> synapses, Configuration target)
    {
        var exponents = ImmutableDictionary.CreateBuilder<ExponentKey, int>();
        var largestOf = Enumerable.Repeat(-1.0, network.Projections.Length).ToArray();    // by projection; below 0: it has no synapse here
        foreach (var part in synapses)
        {
            ref var largest = ref largestOf[part.Span[0].Projection];
            foreach (ref readonly var synapse in part.Span)
                largest = Math.Max(largest, Math.Abs(synapse.Weight));
        }

        foreach (var group in Enumerable.Range(0, largestOf.Length).Where(projection => largestOf[projection] >= 0)
            .GroupBy(projection => ExponentKey.Of(network.Projections[projection])))
        {
            var first = network.Projections[group.First()];
            var scale = population.ScaleOf(first, network.Weights);
            if (first.Options.WeightUnit is { } unit)
            {
                exponents[group.Key] = FixedScale.Exponent(scale.WeightUnits, unit, (1 << target.ExponentBits) - 1) ?? throw FixedScale.NoExponent(first, target);
                continue;
            }

            exponents[group.Key] = Math.Min(scale.Exponent(group.Max(projection => largestOf[projection])), (1 << target.ExponentBits) - 1);
        }

        return exponents.ToImmutable();
    }

    private static int Fixed(Scale scale, double value, Configuration target)
    {
        var most = (1 << (target.MembraneWidth - 1)) - 1;
        var wanted = Math.Round(value * scale.LevelUnits * (1 << Ranges.FractionBits), MidpointRounding.AwayFromZero);
        return (int)Math.Clamp(wanted, -most - 1, most);
    }

    private static ImmutableArray<T> Each<T>(PlacedPopulation place, Func<int, T> value) =>
        [.. Enumerable.Range(0, place.Population.Size).Select(value)];
}
