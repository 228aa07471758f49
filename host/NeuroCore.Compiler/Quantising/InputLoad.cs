// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NeuroCore.Compiler.Learning;
using NeuroCore.Network;

namespace NeuroCore.Compiler;

/// <summary>Weights that share an exponent: from one population into one receptor of another.</summary>
/// <param name="Source">Name of the population or input that they come from.</param>
/// <param name="Receptor">Where they act.</param>
/// <param name="Weights">The weights, each once.</param>
/// <param name="Largest">Largest absolute weight.</param>
internal sealed record WeightGroup(string Source, Receptor Receptor, double[] Weights, double Largest);

/// <summary>What arrives at the neurons of a population at worst.</summary>
/// <param name="Groups">Its weights by source; those of a fixed unit are not among them.</param>
/// <param name="Fixed">Projections whose unit the description fixes.</param>
/// <param name="Volley">Largest sum of weights of one sign into one neuron, absolute: every source fires in one tick.</param>
/// <param name="NegativeVolley">The same of negative weights alone.</param>
/// <param name="FanIn">Most synapses of a neuron.</param>
internal sealed record InputLoad(
    ImmutableArray<WeightGroup> Groups, ImmutableArray<Projection> Fixed, double Volley, double NegativeVolley, int FanIn)
{
    /// <summary>Weights of all currents, each once.</summary>
    public double[] Weights { get; } = [.. Groups.SelectMany(group => group.Weights).Distinct()];

    /// <summary>Largest absolute weight.</summary>
    public double Largest { get; } = Groups.Select(group => group.Largest).DefaultIfEmpty().Max();

    /// <summary>Gathers the currents of a population; what acts divisively is no current. A weight that learns may come to any that its rule allows.</summary>
    /// <param name="network">The network.</param>
    /// <param name="synapses">All synapses of the population.</param>
    /// <param name="plan">Its rules.</param>
    public static InputLoad Of(NetworkDescription network, IReadOnlyList<PlacedSynapse> synapses, LearningPlan plan)
    {
        var reaches = network.Projections.Select(projection => Reach(network, projection, plan)).ToArray();
        var signed = SignedProjections(network);
        var sums = new Dictionary<int, (double Positive, double Negative, int Count)>();
        var currents = synapses.Where(synapse => network.Projections[synapse.Projection].Options.Receptor != Receptor.Divisive).ToList();
        var projections = currents.GroupBy(synapse => synapse.Projection)
            .Select(group => (Projection: network.Projections[group.Key], Synapses: (IEnumerable<PlacedSynapse>)group)).ToList();
        foreach (var synapse in currents)
        {
            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, synapse.Neuron, out _);
            var (least, most) = reaches[synapse.Projection] ?? (synapse.Weight, synapse.Weight);
            if (network.Projections[synapse.Projection].Options.Negative)
                (least, most) = (-most, -least);
            var (up, down) = (Math.Max(0, most), Math.Max(0, -least));
            if (signed[synapse.Projection])
                up = down = Math.Max(up, down);
            sum = (sum.Positive + up, sum.Negative + down, sum.Count + 1);
        }

        var below = sums.Values.Select(sum => sum.Negative).DefaultIfEmpty().Max();
        return new InputLoad(
            [.. projections.Where(one => one.Projection.Options.WeightUnit is null).GroupBy(one => (one.Projection.Source, one.Projection.Options.Receptor))
                .Select(group => Group(group.Key.Source, group.Key.Receptor, group.SelectMany(one => one.Synapses)))],
            [.. projections.Select(one => one.Projection).Distinct().Where(projection => projection.Options.WeightUnit is not null)],
            Math.Max(below, sums.Values.Select(sum => sum.Positive).DefaultIfEmpty().Max()),
            below,
            sums.Values.Select(sum => sum.Count).DefaultIfEmpty().Max());
    }

    /// <summary>Least and largest weight that a projection may come to, on the network's scale, as <see cref="PlacedSynapse.Weight"/>; null if it stays.</summary>
    public static (double Least, double Most)? Reach(NetworkDescription network, Projection projection, LearningPlan plan)
    {
        if (plan.RuleOf(projection) is not { } rule)
            return null;
        var unit = Math.ScaleB(WeightSteps.Unit(projection, network.Weights)!.Value, projection.Options.Exponent ?? 0);
        return (rule.Lower * unit, rule.Upper * unit);
    }

    /// <summary>The projections whose events come with either sign.</summary>
    public static ImmutableArray<bool> SignedProjections(NetworkDescription network) =>
        [.. network.Projections.Select(projection =>
            network.Populations.Any(population => population.Name == projection.Source && population.Parameters.Bipolar) ||
            (network.Stimulus?.Spikes.Any(spike => spike.Negative && spike.Population == projection.Source) ?? false))];

    /// <summary>The weights of some synapses.</summary>
    public static WeightGroup Group(string source, Receptor receptor, IEnumerable<PlacedSynapse> synapses)
    {
        var weights = synapses.Select(synapse => synapse.Weight).Distinct().ToArray();
        return new WeightGroup(source, receptor, weights, weights.Select(Math.Abs).DefaultIfEmpty().Max());
    }
}
