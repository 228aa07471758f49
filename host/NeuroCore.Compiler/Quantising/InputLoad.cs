// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
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
    /// <summary>Largest synaptic current, if data have shown it; null: the worst is assumed.</summary>
    public double? Current { get; init; }

    /// <summary>True if the sums are those that data have shown, rounding included; false if they are the worst of exact weights.</summary>
    public bool IsSeen { get; init; }

    /// <summary>Weights of all currents, each once.</summary>
    public double[] Weights { get; } = [.. Groups.SelectMany(group => group.Weights).Distinct()];

    /// <summary>Largest absolute weight.</summary>
    public double Largest { get; } = Groups.Select(group => group.Largest).DefaultIfEmpty().Max();

    /// <summary>Gathers the currents of a population; what acts divisively is no current. A weight that learns may come to any that its rule allows.</summary>
    /// <param name="network">The network.</param>
    /// <param name="synapses">All synapses of the population, a part for each projection.</param>
    /// <param name="plan">Its rules.</param>
    public static InputLoad Of(NetworkDescription network, ImmutableArray<ReadOnlyMemory<PlacedSynapse>> synapses, LearningPlan plan)
    {
        var signed = SignedProjections(network);
        var neurons = 0;
        foreach (var part in synapses)
        {
            foreach (ref readonly var synapse in part.Span)
                neurons = Math.Max(neurons, synapse.Neuron + 1);
        }

        var (positive, negative, counts) = (new double[neurons], new double[neurons], new int[neurons]);
        var (groups, units) = (new List<GatheredGroup>(), new List<Projection>());
        foreach (var part in synapses)
        {
            var number = part.Span[0].Projection;
            var (projection, options) = (network.Projections[number], network.Projections[number].Options);
            if (options.Receptor == Receptor.Divisive)
                continue;
            GatheredGroup? group = null;
            if (options.WeightUnit is null)
                group = GatheredGroup.In(groups, projection.Source, options.Receptor);
            else
                units.Add(projection);
            var reach = Reach(network, projection, plan);
            foreach (ref readonly var synapse in part.Span)
            {
                group?.Add(synapse.Weight);
                var (least, most) = reach ?? (synapse.Weight, synapse.Weight);
                if (options.Negative)
                    (least, most) = (-most, -least);
                var (up, down) = (Math.Max(0, most), Math.Max(0, -least));
                if (signed[number])
                    up = down = Math.Max(up, down);
                positive[synapse.Neuron] += up;
                negative[synapse.Neuron] += down;
                counts[synapse.Neuron]++;
            }
        }

        var below = negative.Append(0).Max();
        return new InputLoad(
            [.. groups.Select(group => group.Whole())], [.. units], Math.Max(below, positive.Append(0).Max()), below, counts.Append(0).Max());
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

    // A group under way.
    private sealed class GatheredGroup(string source, Receptor receptor)
    {
        private readonly HashSet<double> _seen = [];
        private readonly List<double> _weights = [];
        private double _last = double.NaN;

        public static GatheredGroup In(List<GatheredGroup> groups, string source, Receptor receptor)
        {
            foreach (var known in groups)
            {
                if (known.Is(source, receptor))
                    return known;
            }

            groups.Add(new GatheredGroup(source, receptor));
            return groups[^1];
        }

        public void Add(double weight)
        {
            // Many weights are that of the synapse before.
            if (weight != _last && _seen.Add(weight))
                _weights.Add(weight);
            _last = weight;
        }

        public WeightGroup Whole() => new(source, receptor, [.. _weights], _weights.Select(Math.Abs).DefaultIfEmpty().Max());

        private bool Is(string otherSource, Receptor otherReceptor) => (source, receptor) == (otherSource, otherReceptor);
    }
}
