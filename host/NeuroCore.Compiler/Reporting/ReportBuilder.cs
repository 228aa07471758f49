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
        SynapseWeights weights,
        LearningPlan plan,
        Configuration target)
    {
        var codes = new SynapseCodes(network, populations, synapses, weights);
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

    private static ImmutableArray<ScaleLine> ScaleLines(
        NetworkDescription network, ImmutableArray<QuantisedPopulation> populations, SynapseCodes codes, LearningPlan plan, Configuration target)
    {
        var volleys = WorstVolleys(network, codes, plan, populations.Max(population => population.Place.First + population.Place.Population.Size));
        return [.. populations.Select(population =>
        {
            var place = population.Place;
            var volley = Enumerable.Range(place.First, place.Population.Size).Max(neuron => volleys[neuron]);
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
    private static int[] WorstVolleys(NetworkDescription network, SynapseCodes codes, LearningPlan plan, int neurons)
    {
        var rules = network.Projections.Select(plan.RuleOf).ToArray();
        var signed = InputLoad.SignedProjections(network);
        var sums = new (int Above, int Below)[2 * neurons];    // by neuron and receptor
        for (var number = 0; number < codes.Synapses.Length; number++)
        {
            ref readonly var synapse = ref codes.Synapses[number];
            var options = network.Projections[synapse.Projection].Options;
            if (options.Receptor == Receptor.Divisive)
                continue;
            ref var sum = ref sums[(2 * synapse.Neuron) + (options.Receptor == Receptor.Second ? 1 : 0)];
            var code = (int)codes.Code(number);
            var (least, most) = rules[synapse.Projection] is { } rule ? (rule.Lower, rule.Upper) : (code, code);
            if (options.Negative)
                (least, most) = (-most, -least);
            var exponent = codes.Exponent(synapse.Projection);
            var (up, down) = (Math.Max(0, most) << exponent, Math.Max(0, -least) << exponent);
            if (signed[synapse.Projection])
                up = down = Math.Max(up, down);
            sum = (sum.Above + up, sum.Below + down);
        }

        return [.. Enumerable.Range(0, neurons).Select(neuron => Math.Max(Most(sums[2 * neuron]), Most(sums[(2 * neuron) + 1])))];

        static int Most((int Above, int Below) sum) => Math.Max(sum.Above, sum.Below);
    }

    private static ImmutableArray<ProjectionLine> ProjectionLines(
        NetworkDescription network, SynapseCodes codes, LearningPlan plan, Configuration target)
    {
        var next = 0;
        var ranges = new SourceRanges();
        return [.. network.Projections.Select((projection, i) =>
        {
            // The table has them projection by projection.
            var begin = next;
            while (next < codes.Synapses.Length && codes.Synapses[next].Projection == i)
                next++;
            return Line(projection, i, codes, begin..next, ranges, plan, target);
        })];
    }

    private static ProjectionLine Line(
        Projection projection, int number, SynapseCodes codes, Range numbers, SourceRanges ranges, LearningPlan plan, Configuration target)
    {
        var (first, count) = numbers.GetOffsetAndLength(codes.Synapses.Length);
        if (count == 0)
            return new ProjectionLine(projection.Name, 0, 0, 0, 0, 0, 0, 0);

        // What the description calls a weight of 1 acts times 2^e, if it says so itself.
        var described = Math.ScaleB(1, projection.Options.Exponent ?? 0);
        var (error, zeros, least, most) = (0.0, 0, double.PositiveInfinity, double.NegativeInfinity);
        for (var at = first; at < first + count; at++)
        {
            ref readonly var synapse = ref codes.Synapses[at];
            ranges.Add(synapse.Source, synapse.Neuron / target.Lanes);
            var code = codes.Code(at);
            error = Math.Max(error, codes.Error(synapse, code));
            zeros += code == 0 && synapse.Weight != 0 ? 1 : 0;
            (least, most) = (Math.Min(least, code), Math.Max(most, code));
        }

        var blocks = ranges.TakeBlocks();
        var step = codes.Step(number) / described;
        return new ProjectionLine(
            projection.Name, count, step, error / described, zeros, codes.Exponent(number), blocks,
            (double)count / ((long)blocks * target.Lanes))
        {
            Plasticity = plan.RuleOf(projection) is { } rule
                ? new PlasticityLine(rule.Name, step, least, most, rule.Lower, rule.Upper)
                : null,
        };
    }
}
