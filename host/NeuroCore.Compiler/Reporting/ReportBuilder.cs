// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Compiler.Learning;
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
        LearningPlan plan,
        Configuration target)
    {
        var codes = Codes(network, populations, synapses, weights);
        var scales = ScaleLines(network, populations, codes, plan, target);
        ImmutableArray<ParameterLine> parameters =
        [
            .. populations.SelectMany(population => ParameterLines.Of(population, network.TickSeconds)),
            .. network.Inputs.SelectMany(input => DriveLines.Of(input, network.TickSeconds)),
        ];
        var projections = ProjectionLines(network, codes, plan, target);
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
            [.. Warnings.Of(populations, scales, parameters, projections, target), .. LearningLines.Warnings(network, plan)])
        {
            Rules = LearningLines.Rules(plan),
            Traces = LearningLines.Traces(plan, network.TickSeconds),
        };
    }

    /// <summary>Every synapse with its code and how that was found.</summary>
    private static List<SynapseCode> Codes(
        NetworkDescription network, ImmutableArray<QuantisedPopulation> populations, SynapseTable synapses, WeightMatrix weights)
    {
        var into = network.Projections
            .Select(projection => populations.First(population => population.Place.Population.Name == projection.Target))
            .Select((population, i) => (population.ScaleOf(network.Projections[i], network.Weights), population.Exponent(network.Projections[i])))
            .ToArray();
        return [.. synapses.Synapses.Select(synapse =>
        {
            var (scale, exponent) = into[synapse.Projection];
            return new SynapseCode(synapse, weights.Steps(synapse.Source, synapse.Neuron), scale, exponent);
        })];
    }

    private static ImmutableArray<ScaleLine> ScaleLines(
        NetworkDescription network, ImmutableArray<QuantisedPopulation> populations, List<SynapseCode> codes, LearningPlan plan, Configuration target)
    {
        var volleys = WorstVolleys(network, codes, plan);
        return [.. populations.Select(population =>
        {
            var place = population.Place;
            var volley = Enumerable.Range(place.First, place.Population.Size).Max(neuron => volleys.GetValueOrDefault(neuron));
            var shift = population.Scale.AccumulatorShift;
            var limit = Math.Min(Ranges.LargestAccumulator, Ranges.LargestCurrent(target) >> shift);
            var lost = 1 - population.Keeps.Max(keep => keep.U) / (double)Ranges.KeepAll;
            var sustained = volley == 0 ? 1 : Math.Min(1, lost * (Ranges.LargestCurrent(target) >> shift) / volley);
            return new ScaleLine(
                place.Population.Name, population.Scale.WeightUnits, population.Scale.LevelUnits, shift,
                population.Scale.CurrentShift, volley, limit, sustained);
        })];
    }

    /// <summary>For each neuron, the largest sum of one sign that reaches an accumulator: all its sources fire in one tick, with weights as far as they can come.</summary>
    private static Dictionary<int, int> WorstVolleys(NetworkDescription network, List<SynapseCode> codes, LearningPlan plan)
    {
        var rules = network.Projections.Select(plan.RuleOf).ToArray();
        var signed = InputLoad.SignedProjections(network);
        var sums = new Dictionary<(int Neuron, Receptor Receptor), (int Above, int Below)>();
        foreach (var code in codes)
        {
            var options = network.Projections[code.Synapse.Projection].Options;
            if (options.Receptor == Receptor.Divisive)
                continue;
            var (above, below) = sums.GetValueOrDefault((code.Synapse.Neuron, options.Receptor));
            var (least, most) = rules[code.Synapse.Projection] is { } rule ? (rule.Lower, rule.Upper) : ((int)code.Code, (int)code.Code);
            if (options.Negative)
                (least, most) = (-most, -least);
            var (up, down) = (Math.Max(0, most) << code.Exponent, Math.Max(0, -least) << code.Exponent);
            if (signed[code.Synapse.Projection])
                up = down = Math.Max(up, down);
            sums[(code.Synapse.Neuron, options.Receptor)] = (above + up, below + down);
        }

        return sums.GroupBy(sum => sum.Key.Neuron).ToDictionary(group => group.Key, group => group.Max(sum => Math.Max(sum.Value.Above, sum.Value.Below)));
    }

    private static ImmutableArray<ProjectionLine> ProjectionLines(
        NetworkDescription network, List<SynapseCode> codes, LearningPlan plan, Configuration target)
    {
        var groups = codes.ToLookup(code => code.Synapse.Projection);
        return [.. network.Projections.Select((projection, i) =>
        {
            // What the description calls a weight of 1 acts times 2^e, if it says so itself.
            var described = Math.ScaleB(1, projection.Options.Exponent ?? 0);
            var blocks = groups[i].GroupBy(code => code.Synapse.Source, code => code.Synapse.Neuron / target.Lanes)
                .Sum(group => group.Max() - group.Min() + 1);
            var count = groups[i].Count();
            return new ProjectionLine(
                projection.Name,
                count,
                count == 0 ? 0 : groups[i].First().Step / described,
                groups[i].Select(code => code.Error).DefaultIfEmpty().Max() / described,
                groups[i].Count(code => code.Code == 0 && code.Synapse.Weight != 0),
                count == 0 ? 0 : groups[i].First().Exponent,
                blocks,
                blocks == 0 ? 0 : (double)count / ((long)blocks * target.Lanes))
            {
                Plasticity = plan.RuleOf(projection) is { } rule && count > 0
                    ? new PlasticityLine(
                        rule.Name, groups[i].First().Step / described, groups[i].Min(code => code.Code), groups[i].Max(code => code.Code), rule.Lower, rule.Upper)
                    : null,
            };
        })];
    }

    /// <summary>A synapse and the board's weight for it.</summary>
    private sealed record SynapseCode(PlacedSynapse Synapse, double Code, Scale Scale, int Exponent)
    {
        public double Step => Scale.WeightOf(1, Exponent);

        public double Error => Math.Abs(Exactly.Nearly(Scale.WeightOf(Code, Exponent), Synapse.Weight) - Synapse.Weight);
    }
}
