// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Compiler;

/// <summary>Compares the integers with the description.</summary>
internal static class ReportBuilder
{
    /// <summary>The report of a compilation.</summary>
    public static QuantisationReport Build(
        NetworkDescription network,
        Placement placement,
        ImmutableArray<QuantisedPopulation> populations,
        SynapseTable synapses,
        WeightMatrix weights,
        Configuration target)
    {
        var scales = ScaleLines(populations, weights, placement, target);
        ImmutableArray<ParameterLine> parameters =
            [.. populations.SelectMany(population => ParameterLines.Of(population, network.TickSeconds))];
        var projections = ProjectionLines(network, populations, synapses, placement);
        return new QuantisationReport(
            network.Name,
            target.Name,
            [
                new RoomLine("neurons", placement.Neurons, target.Neurons),
                new RoomLine("sources", placement.Sources, target.Sources),
                new RoomLine("synapses", synapses.Synapses.Length, target.Sources * target.Neurons),
            ],
            scales,
            parameters,
            projections,
            [.. Warnings.Of(populations, scales, parameters, projections, target)]);
    }

    private static ImmutableArray<ScaleLine> ScaleLines(
        ImmutableArray<QuantisedPopulation> populations, WeightMatrix weights, Placement placement, Configuration target) =>
        [.. populations.Select(population =>
        {
            var volley = WorstVolley(population, weights, placement);
            var shift = population.Scale.AccumulatorShift;
            var limit = Math.Min(Ranges.LargestAccumulator, Ranges.LargestCurrent(target) >> shift);
            var lost = 1 - population.Class.KeepU / (double)Ranges.KeepAll;
            var sustained = volley == 0 ? 1 : Math.Min(1, lost * (Ranges.LargestCurrent(target) >> shift) / volley);
            return new ScaleLine(
                population.Place.Population.Name, population.Scale.WeightUnits, population.Scale.LevelUnits, shift,
                population.Scale.CurrentShift, volley, limit, sustained);
        })];

    private static int WorstVolley(QuantisedPopulation population, WeightMatrix weights, Placement placement)
    {
        var worst = 0;
        for (var i = 0; i < population.Place.Population.Size; i++)
        {
            var (above, below) = (0, 0);
            for (var source = 0; source < placement.Sources; source++)
            {
                var weight = weights[source, population.Place.Neuron(i)];
                if (weight != WeightCodes.NoSynapse)
                    (above, below) = (above + Math.Max(0, (int)weight), below + Math.Max(0, -weight));
            }

            worst = Math.Max(worst, Math.Max(above, below));
        }

        return worst;
    }

    private static ImmutableArray<ProjectionLine> ProjectionLines(
        NetworkDescription network, ImmutableArray<QuantisedPopulation> populations, SynapseTable synapses, Placement placement)
    {
        var counts = new int[network.Projections.Length];
        var errors = new double[counts.Length];
        var zeros = new int[counts.Length];
        var scales = network.Projections
            .Select(projection => populations.First(population => population.Place.First == placement.FirstOf(projection.Target)).Scale)
            .ToArray();
        foreach (var synapse in synapses.Synapses)
        {
            var (scale, i) = (scales[synapse.Projection], synapse.Projection);
            var code = scale.Weight(synapse.Weight);
            counts[i]++;
            errors[i] = Math.Max(errors[i], Math.Abs(Exactly.Nearly(scale.WeightOf(code), synapse.Weight) - synapse.Weight));
            zeros[i] += code == 0 && synapse.Weight != 0 ? 1 : 0;
        }

        return [.. network.Projections.Select((projection, i) =>
            new ProjectionLine(projection.Name, counts[i], 1 / scales[i].WeightUnits, errors[i], zeros[i]))];
    }
}
