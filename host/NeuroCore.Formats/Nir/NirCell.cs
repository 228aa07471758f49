// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Formats.Drafts;

namespace NeuroCore.Formats.Nir;

/// <summary>The neurons that a node becomes, and what a unit of its input is to their membranes.</summary>
/// <param name="Population">The neurons; their bias is what flows without input.</param>
/// <param name="Gain">For each neuron, what multiplies arriving weights and biases.</param>
internal sealed record NirCell(DraftPopulation Population, double[] Gain)
{
    private const double Beyond = 1.001;

    /// <summary>True if the node has no threshold of its own: the membrane is what it gives.</summary>
    public bool HasNoSpikes { get; private init; }

    /// <summary>The neurons of a node.</summary>
    public static NirCell Of(NirNode node, string name, ImmutableArray<int> shape, NirTime time, NirOptions options)
    {
        var size = (int)NirShapes.Size(shape);
        double[] Values(string key, double otherwise) => node.Has(key) ? NirShapes.Spread(node, key, shape) : [.. Enumerable.Repeat(otherwise, size)];
        double[] Needed(string key) => NirShapes.Spread(node, key, shape);
        if (node.Type == "Threshold")
        {
            return new NirCell(new DraftPopulation(name, size) { KeepMembrane = [0], Threshold = [.. Needed("threshold")] }, Values("-", 1));
        }

        var resistance = Needed("r");
        var reset = Values("v_reset", 0);
        var leak = Values("v_leak", 0);
        var population = new DraftPopulation(name, size) { Reset = options.Subtracts ? "subtract" : "value" };
        var gain = new double[size];
        if (node.Type is "IF" or "I")
        {
            for (var i = 0; i < size; i++)
                gain[i] = resistance[i] * (options.IntegratesOverTime ? 1 / time.PerTick : 1);
            leak = new double[size];
        }
        else
        {
            var keep = Keeps(node, node.Type.StartsWith("Cuba", StringComparison.Ordinal) ? "tau_mem" : "tau", shape, time);
            population = population with { KeepMembrane = [.. keep] };
            double[] synapse = node.Type is "LIF" or "LI" ? [] : Keeps(node, "tau_syn", shape, time);
            var into = Values("w_in", 1);
            for (var i = 0; i < size; i++)
                gain[i] = (1 - keep[i]) * resistance[i] * (synapse.Length > 0 ? (1 - synapse[i]) * into[i] : 1);
            if (synapse.Length > 0)
                population = population with { KeepSynapse = [.. synapse] };
            leak = [.. leak.Select((value, i) => (1 - keep[i]) * value)];
        }

        if (NirTypes.HasNoSpikes(node.Type))
            return new NirCell(population with { Bias = [.. leak], Reset = "none" }, gain) { HasNoSpikes = true };
        var threshold = Needed("v_threshold");
        var isShared = reset.Distinct().Count() == 1;
        if (isShared && !options.Subtracts)
            return new NirCell(population with { Bias = [.. leak], Threshold = [.. threshold], VReset = reset[0] }, gain);

        // Membranes are counted from v_reset, where it differs from neuron to neuron or the threshold is taken off.
        var lost = population.KeepMembrane;
        return new NirCell(
            population with
            {
                Threshold = [.. threshold.Select((value, i) => value - reset[i])],
                Bias = [.. leak.Select((value, i) => value - ((1 - lost[Math.Min(i, lost.Length - 1)]) * reset[i]))],
                VInit = [.. reset.Select(value => 0 - value)],
            },
            gain);
    }

    /// <summary>The same neurons, which spike at a threshold.</summary>
    public NirCell WithThreshold(ImmutableArray<double> threshold) => this with { HasNoSpikes = false, Population = Population with { Threshold = threshold } };

    /// <summary>The same neurons, whose membrane is what they give.</summary>
    public NirCell Silent() => this with { HasNoSpikes = true };

    /// <summary>A threshold that the membranes of neurons without one never reach.</summary>
    /// <param name="reach">For each neuron the sum of what all its sources can bring to it in a tick.</param>
    public NirCell Unreachable(double[] reach)
    {
        const int Memory = 1000;
        var most = Population.VInit.Max(Math.Abs);
        for (var i = 0; i < reach.Length; i++)
        {
            var keep = Population.KeepMembrane[Math.Min(i, Population.KeepMembrane.Length - 1)];
            var synapse = Population.KeepSynapse[Math.Min(i, Population.KeepSynapse.Length - 1)];
            var bias = Math.Abs(Population.Bias[Math.Min(i, Population.Bias.Length - 1)]);
            most = Math.Max(most, ((reach[i] / Math.Max(1 - synapse, 1.0 / Memory)) + bias) / Math.Max(1 - keep, 1.0 / Memory));
        }

        return this with { Population = Population with { Threshold = [most > 0 ? most * Beyond : 1] } };
    }

    private static double[] Keeps(NirNode node, string key, ImmutableArray<int> shape, NirTime time) =>
    [
        .. NirShapes.Spread(node, key, shape).Select(tau =>
        {
            if (!(tau > 0))
                throw node.Error($"has {key} {tau}, but a time constant must be above 0");
            var ticks = tau * time.PerTick;
            if (!time.IsEuler)
                return Math.Exp(-1 / ticks);
            return ticks >= 1 - 1e-6 ? Math.Max(0, 1 - (1 / ticks)) : throw node.Error(
                $"has {key} {tau}, which is {ticks:0.###} ticks: Euler's steps swing up when a time constant is shorter than a tick, so give a shorter --dt");
        }),
    ];
}
