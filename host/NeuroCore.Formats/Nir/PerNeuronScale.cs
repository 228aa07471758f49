// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Formats.Drafts;

namespace NeuroCore.Formats.Nir;

/// <summary>
/// Scales each membrane so that the largest weight of every neuron is the same: weights of all neurons of a population
/// become integers with one factor, and so each neuron gets all of their bits. Spikes are the same.
/// </summary>
internal static class PerNeuronScale
{
    // Below that nothing is won that would be worth membranes in units of their own.
    private const double WorthIt = 1.25;

    /// <summary>The population and the projections into it, scaled; null where nothing is to be won or round numbers would be lost.</summary>
    public static (DraftPopulation Population, ImmutableArray<DraftProjection> Into)? Of(DraftPopulation population, ImmutableArray<DraftProjection> into)
    {
        if (population.KeepMembrane.All(keep => keep is 0 or 1))
            return null;
        var largest = new double[population.Size];
        foreach (var synapse in into.SelectMany(projection => projection.Synapses))
            largest[synapse.Post] = Math.Max(largest[synapse.Post], Math.Abs(synapse.Weight));
        var used = largest.Where(weight => weight > 0).ToList();
        if (used.Count < 2 || used.Max() < used.Min() * WorthIt)
            return null;
        double[] factor = [.. largest.Select(weight => weight > 0 ? 1 / weight : 1 / used.Max())];
        var reset = population.VReset;
        double At(ImmutableArray<double> values, int i) => values[Math.Min(i, values.Length - 1)];
        ImmutableArray<double> Each(Func<int, double> value) => [.. Enumerable.Range(0, population.Size).Select(i => value(i) * factor[i])];
        return (
            population with
            {
                Threshold = Each(i => At(population.Threshold, i) - reset),
                Bias = Each(i => At(population.Bias, i) - ((1 - At(population.KeepMembrane, i)) * reset)),
                VInit = Each(i => At(population.VInit, i) - reset),
                VReset = 0,
            },
            [.. into.Select(projection => projection with
            {
                Synapses = [.. projection.Synapses.Select(synapse => synapse with { Weight = synapse.Weight * factor[synapse.Post] })],
            })]);
    }
}
