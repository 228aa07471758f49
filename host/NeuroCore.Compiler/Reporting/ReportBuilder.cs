// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Runtime.InteropServices;
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
    private static SynapseCode[] Codes(
        NetworkDescription network, ImmutableArray<QuantisedPopulation> populations, SynapseTable synapses, WeightMatrix weights)
    {
        var into = network.Projections
            .Select(projection => populations.First(population => population.Place.Population.Name == projection.Target))
            .Select((population, i) => (population.ScaleOf(network.Projections[i], network.Weights), population.Exponent(network.Projections[i])))
            .ToArray();
        var codes = new SynapseCode[synapses.Synapses.Length];
        for (var i = 0; i < codes.Length; i++)
        {
            var synapse = synapses.Synapses[i];
            var (scale, exponent) = into[synapse.Projection];
            codes[i] = new SynapseCode(synapse, weights.Steps(synapse.Source, synapse.Neuron), scale, exponent);
        }

        return codes;
    }

    private static ImmutableArray<ScaleLine> ScaleLines(
        NetworkDescription network, ImmutableArray<QuantisedPopulation> populations, SynapseCode[] codes, LearningPlan plan, Configuration target)
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
    private static int[] WorstVolleys(NetworkDescription network, SynapseCode[] codes, LearningPlan plan, int neurons)
    {
        var rules = network.Projections.Select(plan.RuleOf).ToArray();
        var signed = InputLoad.SignedProjections(network);
        var sums = new (int Above, int Below)[2 * neurons];    // by neuron and receptor
        foreach (var code in codes)
        {
            var options = network.Projections[code.Synapse.Projection].Options;
            if (options.Receptor == Receptor.Divisive)
                continue;
            ref var sum = ref sums[(2 * code.Synapse.Neuron) + (options.Receptor == Receptor.Second ? 1 : 0)];
            var (least, most) = rules[code.Synapse.Projection] is { } rule ? (rule.Lower, rule.Upper) : ((int)code.Code, (int)code.Code);
            if (options.Negative)
                (least, most) = (-most, -least);
            var (up, down) = (Math.Max(0, most) << code.Exponent, Math.Max(0, -least) << code.Exponent);
            if (signed[code.Synapse.Projection])
                up = down = Math.Max(up, down);
            sum = (sum.Above + up, sum.Below + down);
        }

        return [.. Enumerable.Range(0, neurons).Select(neuron => Math.Max(Most(sums[2 * neuron]), Most(sums[(2 * neuron) + 1])))];

        static int Most((int Above, int Below) sum) => Math.Max(sum.Above, sum.Below);
    }

    private static ImmutableArray<ProjectionLine> ProjectionLines(
        NetworkDescription network, SynapseCode[] codes, LearningPlan plan, Configuration target)
    {
        var next = 0;
        return [.. network.Projections.Select((projection, i) =>
        {
            // The table has them projection by projection.
            var begin = next;
            while (next < codes.Length && codes[next].Synapse.Projection == i)
                next++;
            return Line(projection, codes.AsSpan(begin, next - begin), plan, target);
        })];
    }

    private static ProjectionLine Line(Projection projection, ReadOnlySpan<SynapseCode> codes, LearningPlan plan, Configuration target)
    {
        if (codes.IsEmpty)
            return new ProjectionLine(projection.Name, 0, 0, 0, 0, 0, 0, 0);

        // What the description calls a weight of 1 acts times 2^e, if it says so itself.
        var described = Math.ScaleB(1, projection.Options.Exponent ?? 0);
        var ranges = new Dictionary<int, (int First, int Last)>();
        var (error, zeros, least, most) = (0.0, 0, double.PositiveInfinity, double.NegativeInfinity);
        foreach (ref readonly var code in codes)
        {
            ref var range = ref CollectionsMarshal.GetValueRefOrAddDefault(ranges, code.Synapse.Source, out var known);
            var block = code.Synapse.Neuron / target.Lanes;
            range = known ? (Math.Min(range.First, block), Math.Max(range.Last, block)) : (block, block);
            error = Math.Max(error, code.Error);
            zeros += code.Code == 0 && code.Synapse.Weight != 0 ? 1 : 0;
            (least, most) = (Math.Min(least, code.Code), Math.Max(most, code.Code));
        }

        var blocks = ranges.Values.Sum(range => range.Last - range.First + 1);
        return new ProjectionLine(
            projection.Name, codes.Length, codes[0].Step / described, error / described, zeros, codes[0].Exponent, blocks,
            (double)codes.Length / ((long)blocks * target.Lanes))
        {
            Plasticity = plan.RuleOf(projection) is { } rule
                ? new PlasticityLine(rule.Name, codes[0].Step / described, least, most, rule.Lower, rule.Upper)
                : null,
        };
    }

    private readonly record struct SynapseCode(PlacedSynapse Synapse, double Code, Scale Scale, int Exponent)
    {
        public double Step => Scale.WeightOf(1, Exponent);

        public double Error => Math.Abs(Exactly.Nearly(Scale.WeightOf(Code, Exponent), Synapse.Weight) - Synapse.Weight);
    }
}
